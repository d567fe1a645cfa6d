package segment

// closeAddresses closes every place inside an address: of the web from its scheme to a quote or a
// bracket, of mail around its @. The marks after it stay open.
func (c *cutter) closeAddresses() {
	s := c.signs
	for k := range s {
		from, to := k, k+1
		switch s[k].class {
		case ':':
			if k == 0 || k+3 >= len(s) || s[k+1].class != '/' || s[k+2].class != '/' {
				continue
			}
			for from > 0 && isLetter(s[from-1].class) {
				from--
			}
			for to < len(s) && !isFence(s[to].class) {
				to++
			}
		case '.':
			if k < 3 || k > 3 && isWordy(s[k-4].class) || s[k-1].fold != 'w' || s[k-2].fold != 'w' || s[k-3].fold != 'w' {
				continue
			}
			from = k - 3
			for to < len(s) && !isFence(s[to].class) {
				to++
			}
		case '@':
			for from > 0 && inMail(s[from-1].class) {
				from--
			}
			for to < len(s) && inMail(s[to].class) {
				to++
			}
			if from == k || to == k+1 {
				continue
			}
		default:
			continue
		}
		for to > k+1 && !isWordy(s[to-1].class) && s[to-1].class != '/' {
			to--
		}
		for i := from + 1; i < to; i++ {
			c.open[i] = false
		}
	}
}

func isFence(class uint8) bool {
	switch class {
	case '<', '>', '[', ']', '"', '|', '{', '}':
		return true
	}
	return false
}

func inMail(class uint8) bool {
	return isWordy(class) || class == '.' || class == '-' || class == '_' || class == '+'
}
