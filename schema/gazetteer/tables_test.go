package gazetteer

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Phrases that are known to belong to two entries of one kind, with the likelier first.
var ambiguous = map[string]string{
	"Bush":        "person/george-w-bush person/george-h-w-bush",
	"George Bush": "person/george-w-bush person/george-h-w-bush",
	"Clinton":     "person/bill-clinton person/hillary-clinton",
	"Congo":       "country/COD country/COG",
	"Congolese":   "country/COD country/COG",
	"Hyderabad":   "city/hyderabad-ind city/hyderabad-pak",
	"Tripoli":     "city/tripoli-lby city/tripoli-lbn",
}

// Words that open many English sentences. No phrase may match them as they stand there.
var common = strings.Fields(`A About After All Also Although Among An And Any As At Because Before But By Could
	Despite Did Do During Each Even For From Had Has Have He Her Here His How However I If In Is It Its
	Just Last Late Let Like Many May Might More Most Much Must My New No Nor Not Now Of On Once One Only Or Other Our
	Out Over People She Should Since So Some Still Such Than That The Their Then There These They This Those Though
	Through To Two Under Until Up Us Was We Were What When Where Which While Who Why Will With Would Yet You Your
	Acre Act Aid Amnesty Bath Black Brown Calm Cash Coach Cork Dawn Fair Fish Force Free Gallant General Good Gore
	Green Hit Hook Job Major Male March Mobile Musk Nice Nation National Party Power Price Reading Republic Rice
	Security Sharon Split Straw Swift Times Total War White Won Young`)

// kindOf takes all organizations as one kind.
func kindOf(e *Entry) string {
	kind, _, _ := strings.Cut(e.ID, "/")
	return kind
}

func TestNoPhraseIsSharedByChance(t *testing.T) {
	g := Default()
	met := map[string]bool{}
	for _, e := range g.Entries() {
		for _, p := range slices.Concat(e.phrases()...) {
			var same []string
			ms := g.Lookup(strings.Fields(p))
			for _, m := range ms {
				if kindOf(m.Entry) == kindOf(e) && !slices.Contains(same, m.Entry.ID) {
					same = append(same, m.Entry.ID)
				}
			}
			if !slices.Contains(same, e.ID) {
				t.Errorf("%s: its own phrase %q finds %v", e.ID, p, show(ms))
			}
			if len(same) < 2 {
				continue
			}
			met[p] = true
			if got := strings.Join(same, " "); got != ambiguous[p] {
				t.Errorf("%q belongs to %s: drop it, or list it as ambiguous", p, got)
			}
		}
	}
	for p := range ambiguous {
		if !met[p] {
			t.Errorf("%q isn't ambiguous any more", p)
		}
	}
}

func TestNoPhraseIsACommonWord(t *testing.T) {
	for _, w := range common {
		for _, form := range []string{w, strings.ToLower(w)} {
			if _, ms := Default().Find([]string{form}, 0); len(ms) > 0 {
				t.Errorf("%q is %v", form, show(ms))
			}
		}
	}
}

func TestTables(t *testing.T) {
	g := Default()
	kinds := map[string]int{}
	for _, e := range g.Entries() {
		kinds[e.Kind]++
		names := append(slices.Clone(e.Aliases), e.Name)
		slices.Sort(names)
		if len(slices.Compact(names)) != len(e.Aliases)+1 {
			t.Errorf("%s: a name stands twice: %q %q", e.ID, e.Name, e.Aliases)
		}
		for _, m := range e.Metonyms {
			// A metonym is never a name of what it speaks for.
			if i := slices.IndexFunc(g.Lookup(strings.Fields(m)), func(x Match) bool { return x.Entry == e && x.Use == Name }); i >= 0 {
				t.Errorf("%s: %q is both name and metonym", e.ID, m)
			}
		}
		for _, o := range g.Offices(e.ID) {
			if o.Title == "" || o.Title != strings.ToLower(o.Title) {
				t.Errorf("%s: title %q should be in small letters", e.ID, o.Title)
			}
		}
	}
	// All that ISO 3166 has a code for, Kosovo, and six states of the past.
	if got := kinds["country"]; got != 249+1+6 {
		t.Errorf("%d countries", got)
	}
	want := []string{"agency", "alliance", "armed-group", "city", "company", "country", "ethnic-group", "media", "organization", "party", "person", "region"}
	var got []string
	for k := range kinds {
		got = append(got, k)
	}
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Nobody holds two terms of one office that overlap by more than the day of a change, and a head
// of state or government has no rival, but for the lands named.
func TestTerms(t *testing.T) {
	g := Default()
	for _, e := range g.Entries() {
		for _, relation := range []string{"head-of-state-of", "head-of-government-of"} {
			terms := slices.DeleteFunc(slices.Clone(g.filled[e.ID]), func(o Office) bool { return o.Relation != relation })
			for i, o := range terms {
				for _, next := range terms[i+1:] {
					if o.Title == next.Title && (o.To == "" || compare(o.To, next.From) > 0) {
						t.Errorf("%s is %s of %s until %q, but %s is since %s", o.Person, o.Title, e.ID, o.To, next.Person, next.From)
					}
				}
			}
		}
	}
}
