package lemma

import "strings"

// rule undoes the ending that a tag calls for. The word is in small letters.
func rule(form string, k tag) string {
	switch k.xpos {
	case "NNS", "VBZ":
		return singular(form, k.xpos == "NNS")
	case "VBD":
		if stem, ok := ending(form, "ied"); ok {
			return stem + "y"
		}
		if stem, ok := ending(form, "ed"); ok {
			return base(stem)
		}
	case "VBG":
		if stem, ok := ending(form, "ing"); ok {
			return base(stem)
		}
	case "CD":
		if strings.Trim(form, "0123456789,") == "" && form[0] != ',' { // 30,000
			return strings.ReplaceAll(form, ",", "")
		}
	case "JJR", "RBR":
		return positive(form, "er")
	case "JJS", "RBS":
		return positive(form, "est")
	}
	return form
}

// ending cuts an ending off if enough remains to be a word.
func ending(form, end string) (string, bool) {
	stem, ok := strings.CutSuffix(form, end)
	return stem, ok && len(stem) > 1 && strings.ContainsAny(stem, "aeiouy")
}

// singular undoes the s of a noun or a verb.
func singular(form string, noun bool) string {
	if stem, ok := strings.CutSuffix(form, "ies"); ok && len(stem) > 1 {
		return stem + "y"
	}
	if stem, ok := strings.CutSuffix(form, "men"); ok && noun {
		return stem + "man"
	}
	for _, end := range [...]string{"ches", "shes", "xes", "sses", "zzes", "oes"} {
		if strings.HasSuffix(form, end) && len(form) > len(end) {
			return form[:len(form)-2]
		}
	}
	if len(form) > 2 && strings.HasSuffix(form, "s") && !strings.HasSuffix(form, "ss") {
		return strings.TrimSuffix(form[:len(form)-1], "'")
	}
	return form
}

// positive undoes a comparison.
func positive(form, end string) string {
	if stem, ok := ending(form, "i"+end); ok {
		return stem + "y"
	}
	if stem, ok := ending(form, end); ok {
		return undoubled(stem)
	}
	return form
}

// base makes a verb of what is left of it without ed or ing.
func base(stem string) string {
	if short := undoubled(stem); short != stem {
		return short
	}
	if silent(stem) {
		return stem + "e"
	}
	return stem
}

// undoubled makes stopp stop, and leaves call and pass.
func undoubled(stem string) string {
	n := len(stem)
	if n > 3 && stem[n-1] == stem[n-2] && !strings.ContainsRune("aeioulsz", rune(stem[n-1])) {
		return stem[:n-1]
	}
	return stem
}

// silent tells a stem that is hardly ever written without an e: accus, normaliz, evacuat.
func silent(stem string) bool {
	for _, end := range [...]string{"at", "ut", "ur", "dg", "bl", "pl", "tl", "dl", "gl", "kl", "rg", "iz"} {
		if strings.HasSuffix(stem, end) && len(stem) > 3 {
			return true
		}
	}
	n := len(stem)
	return strings.ContainsRune("szcvu", rune(stem[n-1])) && stem[n-1] != stem[n-2]
}
