package relation

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/extract/entity"
	"github.com/entente-graph/entente/graph"
)

// kind is the kind of rule that drew an event.
type kind int

const (
	ruleVerb kind = iota
	ruleNoun
	ruleUndertaking
)

// What makes an event more or less sure, whoever its ends are. Each is one line of confidence.csv, with
// its weight.
const (
	always      = iota
	byNoun      // the pattern starts from a noun
	undertaking // the other end is somewhere in a clause
	oneEnd      // told of its subject alone
	distance    // steps through the tree beyond one to each end
	reference   // ends that are pronouns or nouns, not names
	unreal      // planned, demanded, possible and the like
	denied
	reported // in a speaker's words
	belief   // how sure the ends are who they seem, as a logarithm
	factors
)

var factorNames = [factors]string{"always", "noun", "undertaking", "one end", "distance", "reference", "unreal", "denied", "reported", "belief"}

//go:embed confidence.csv
var table string

// weights are fitted by extract/relation/calibrate: those of the factors above, and beside them one for each kind of
// end, under its name in the table: "object city".
var weights, others = func() (w [factors]float64, others map[string]float64) {
	others = map[string]float64{}
	for i, row := range strings.Split(strings.TrimSpace(table), "\n") {
		name, value, _ := strings.Cut(row, ",")
		if i == 0 {
			continue
		}
		v, err := strconv.ParseFloat(value, 64)
		if err != nil || i <= factors && name != factorNames[i-1] {
			panic(fmt.Sprintf("confidence.csv:%d: want a factor and its weight", i+1)) // the table is part of the program
		}
		if i <= factors {
			w[i-1] = v
		} else {
			others[name] = v
		}
	}
	return w, others
}()

// A Factor is one thing that makes a claim more or less sure: how much there is of it, and its
// weight in log odds. What a claim that lasts is made of has no weights, and is how sure each is.
type Factor struct {
	Name          string
	Value, Weight float64
}

// factors measures what the confidence of an event is made of.
func (t *tree) factors(d draft) (f [factors]float64) {
	f[always] = 1
	switch d.kind {
	case ruleNoun:
		f[byNoun] = 1
	case ruleUndertaking:
		f[undertaking] = 1
	}
	ends := [2]entity.Mention{d.subject.mention, d.object.mention}
	for _, m := range ends {
		if m.Entity < 0 {
			f[oneEnd] = 1
			continue
		}
		f[distance] += float64(min(4, max(0, t.steps(d.anchor, m.Head)-1)))
		if m.Form != graph.Name {
			f[reference]++
		}
	}
	if d.reading.modality != graph.Actual {
		f[unreal] = 1
	}
	if d.reading.polarity == graph.Denied {
		f[denied] = 1
	}
	if d.reading.speaker >= 0 {
		f[reported] = 1
	}
	f[belief] = math.Log(max(.05, d.subject.sure*d.object.sure))
	return f
}

// named are the factors of a draft that go by names.
func (d draft) named() [2]string {
	return [2]string{"subject " + d.kinds[0], "object " + cmp.Or(d.kinds[1], "none")}
}

// steps is how far apart two words are in the tree.
func (t *tree) steps(a, b int) int {
	depth := func(w int) (n int) {
		for ; w >= 0; w = t.words[w].Head {
			n++
		}
		return n
	}
	n, da, db := 0, depth(a), depth(b)
	for a != b {
		if da >= db {
			a, da = t.words[a].Head, da-1
		} else {
			b, db = t.words[b].Head, db-1
		}
		n++
	}
	return n
}

// confidence tells how sure a claim is, in hundredths: that it happened so, and that the ends are
// who they seem.
func (t *tree) confidence(d draft) float64 {
	if d.confidence > 0 {
		return math.Round(100*d.confidence*d.subject.sure*d.object.sure) / 100
	}
	odds := 0.
	for i, f := range t.factors(d) {
		odds += f * weights[i]
	}
	for _, name := range d.named() {
		odds += others[name]
	}
	return math.Round(100/(1+math.Exp(-odds))) / 100
}

// explain lists what the confidence of a claim is made of.
func (t *tree) explain(d draft) []Factor {
	if d.confidence > 0 {
		return []Factor{{"rule", d.confidence, 0}, {"subject", d.subject.sure, 0}, {"object", d.object.sure, 0}}
	}
	var out []Factor
	for i, f := range t.factors(d) {
		if f != 0 {
			out = append(out, Factor{factorNames[i], f, weights[i]})
		}
	}
	for _, name := range d.named() {
		out = append(out, Factor{name, 1, others[name]})
	}
	return out
}
