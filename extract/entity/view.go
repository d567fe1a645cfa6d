package entity

// phraseStart returns where the noun phrase around word w begins, as the tree has it.
func (v *view) phraseStart(w int) int {
	first := w
	for i := w - 1; i >= 0 && i > w-10; i-- {
		h := v.words[i].Head
		if h <= i || h > w {
			break
		}
		switch v.words[i].Rel {
		case "det", "amod", "nummod", "compound", "nmod:poss", "case", "punct", "det:predet":
			if h == w && (v.words[i].UPOS == "ADP" || v.words[i].UPOS == "PUNCT" && !isHyphen(v.words[i].Form)) {
				return first
			}
		case "advmod", "nmod", "obl":
			if h == w {
				return first
			}
		default:
			return first
		}
		first = i
	}
	return first
}

// spanAround returns the span that holds word w, or -1.
func (v *view) spanAround(w int) int {
	for k := range v.spans {
		if s := &v.spans[k]; s.first <= w && w < s.last && s.kind != nobody {
			return k
		}
	}
	return -1
}

// child returns the first word that hangs on w with the relation, or -1.
func (v *view) child(w int, rel string) int {
	for c := range v.words {
		if v.words[c].Head == w && v.words[c].Rel == rel {
			return c
		}
	}
	return -1
}

// caseOf returns the preposition of the noun at word w in small letters, or "".
func (v *view) caseOf(w int) string {
	if c := v.child(w, "case"); c >= 0 {
		return lower(v.words[c].Form)
	}
	return ""
}
