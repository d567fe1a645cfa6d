package segment

// shutAddresses shuts every place inside an address: of the web from its scheme to a quote or a
// bracket, of mail around its @. The marks that end it stay open.
func (c *cutter) shutAddresses() {
	s := c.signs
	for k := 1; k < len(s); k++ {
		from, to, goesOn := k, k+1, inAddress
		switch {
		case s[k].class == ':' && k+3 < len(s) && s[k+1].class == '/' && s[k+2].class == '/':
			for from > 0 && isLetter(s[from-1].class) {
				from--
			}
		case s[k].class == '.' && isWeb(s, k):
			from = k - 3
		case s[k].class == '@':
			goesOn = inMail
			for from > 0 && inMail(s[from-1].class) {
				from--
			}
		default:
			continue
		}
		for to < len(s) && goesOn(s[to].class) {
			to++
		}
		next := to
		for to > k+1 && !isWordy(s[to-1].class) && s[to-1].class != '/' {
			to--
		}
		if from < k && to > k+1 {
			for i := from + 1; i < to; i++ {
				c.places[i] = shut
			}
		}
		k = next - 1
	}
}

func inAddress(class uint8) bool {
	switch class {
	case '<', '>', '[', ']', '"', '|', '{', '}':
		return false
	}
	return true
}

func inMail(class uint8) bool {
	return isWordy(class) || class == '.' || class == '-' || class == '_' || class == '+'
}
