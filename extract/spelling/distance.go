package spelling

// Near reports whether two folded words may be spellings of one: whether they sound alike but for
// two letters; one where the shorter sound has fewer than eight, none where fewer than five.
func Near(a, b string) bool {
	_, ok := Apart(a, b)
	return ok
}

// Apart returns by how many letters the sounds of two folded words differ, and whether that is
// little enough for two spellings of one word.
func Apart(a, b string) (int, bool) {
	if a == b {
		return 0, true
	}
	var x, y [64]byte
	return Between(AppendSound(x[:0], a), AppendSound(y[:0], b))
}

// Between is Apart for the sounds of two words.
func Between(s, t []byte) (int, bool) {
	limit := 2
	switch n := min(len(s), len(t)); {
	case n < 5:
		limit = 0
	case n < 8:
		limit = 1
	}
	d := Distance(s, t, limit)
	return d, d <= limit
}

// Distance is the number of letters to change, add or leave out to make b of a (V. Levenshtein,
// 1966); beyond the limit it is only known to be more.
func Distance(a, b []byte, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] { // what they begin and end with alike costs nothing
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	if len(a) == 0 || len(b) == 0 || limit == 0 {
		return max(len(a), len(b))
	}
	var fixed [64]int
	row := fixed[:0]
	for j := range len(b) + 1 {
		row = append(row, j)
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		least := row[0]
		for j := range b {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
			least = min(least, row[j+1])
		}
		if least > limit {
			return limit + 1
		}
	}
	return row[len(b)]
}
