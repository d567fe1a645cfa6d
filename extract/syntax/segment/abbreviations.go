package segment

import "strings"

// Kinds of abbreviations, a hint to both classifiers for those the treebanks hardly know.
const (
	unlisted = iota
	title    // stands before a name or the like: no sentence ends there
	leading  // stands before a name or a number: a sentence hardly ends there
	closing  // may end a sentence
	initial  // one letter
	acronym  // letters each with a full stop, but for the last: U.N
)

var abbreviations = map[string]uint8{}

func init() {
	for _, w := range strings.Fields("mr mrs ms dr drs prof gen col lt maj capt cmdr sgt cpl adm brig sen sens rep reps gov govs rev hon " +
		"messrs mme supt lt.col maj.gen e.g i.e") {
		abbreviations[w] = title
	}
	for _, w := range strings.Fields("pres st ste fr hr det insp amb atty vs v no nos fig figs vol pp ch sec art approx est dept " +
		"jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ca cf") {
		abbreviations[w] = leading
	}
	for _, w := range strings.Fields("jr sr etc inc co corp ltd bros al esq plc llc pty gmbh a.m p.m u.s u.k u.n e.u d.c u.s.a ph.d m.d b.a m.a " +
		"calif mass ind fla ga ill tex pa va conn ariz ark colo del kan ky la md mich minn miss mo mont neb nev okla ore penn tenn wash wis wyo " +
		"ave blvd rd ext ret min hrs sq ft") {
		abbreviations[w] = closing
	}
}

// listed tells what kind of abbreviation the signs before a full stop are.
func listed(s []sign) uint8 {
	if len(s) == 0 || len(s) > 8 {
		return unlisted
	}
	if len(s) == 1 && s[0].class == upper {
		return initial
	}
	var spelt [8]byte
	dotted := len(s)%2 == 1
	for i, x := range s {
		if x.fold >= 0x80 {
			return unlisted
		}
		spelt[i] = byte(x.fold)
		dotted = dotted && (i%2 == 0) == isLetter(x.class) && (i%2 == 1) == (x.class == '.')
	}
	if kind := abbreviations[string(spelt[:len(s)])]; kind != unlisted {
		return kind
	}
	if dotted && len(s) > 1 {
		return acronym
	}
	return unlisted
}
