package coref

import (
	"strings"

	"github.com/entente-graph/entente/extract/syntax/network"
)

// mix joins the parts of a feature.
func mix(h, v uint32) uint32 {
	h ^= v + 0x9e3779b9 + h<<6 + h>>2
	h *= 0x85ebca6b
	return h ^ h>>13
}

func (c *choice) f1(t, a uint32)       { c.keys = append(c.keys, mix(mix(t, 1), a)) }
func (c *choice) f2(t, a, b uint32)    { c.keys = append(c.keys, mix(mix(mix(t, 2), a), b)) }
func (c *choice) f3(t, a, b, d uint32) { c.keys = append(c.keys, mix(mix(mix(mix(t, 3), a), b), d)) }
func (c *choice) f4(t, a, b, d, e uint32) {
	c.keys = append(c.keys, mix(mix(mix(mix(mix(t, 4), a), b), d), e))
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// far puts a distance into one of few classes.
func far(d int) uint32 {
	switch {
	case d < 4:
		return uint32(d)
	case d < 6:
		return 4
	case d < 10:
		return 5
	case d < 20:
		return 6
	}
	return 7
}

// describeAll makes the features of a choice: first those of choosing none, then those of each candidate.
func (r *reading) describeAll(c *choice) {
	m := &r.mentions[c.mention]
	words := r.doc.Sentences[m.sentence].Words
	w := &words[m.head]
	class, form := uint32(m.class), bit(m.form == pronoun)
	speaker, how := -1, uint32(0)
	if m.form == pronoun {
		speaker, how = r.speaker(m)
	}
	agreeing, people := 0, 0
	for i := range c.candidates {
		k := &r.clusters[c.candidates[i].cluster]
		if r.agrees(m, k) {
			agreeing++
			if k.entity >= 0 {
				people++
			}
		}
	}
	up := uint32(0)
	tag := uint32(0)
	if w.Head >= 0 {
		up, tag = network.Spelled(words[w.Head].Lemma), network.Spelled(words[w.Head].UPOS)
	}
	marker := uint32(0) // as a student
	if m.form == noun && m.first > 0 && words[m.first-1].UPOS == "ADP" {
		marker = network.Spelled(strings.ToLower(words[m.first-1].Form))
	}
	same := false // the noun has been met
	for i := range c.candidates {
		same = same || m.form == noun && r.has(&r.clusters[c.candidates[i].cluster], m.word)
	}
	after := uint32(0)
	if m.last < len(words) {
		after = network.Spelled(words[m.last].XPOS)
	}

	// None of them.
	c.f1(100, class)
	c.f2(101, class, uint32(m.role))
	c.f2(102, class, m.rel)
	c.f2(103, class, uint32(m.sight.given))
	c.f2(104, class, uint32(m.sight.named))
	c.f3(105, class, uint32(m.sight.kind), uint32(m.sight.clear))
	c.f2(106, class, min(uint32(agreeing), 4))
	c.f2(107, class, min(uint32(people), 4))
	c.f3(108, class, bit(m.quote > 0), how)
	c.f2(109, class, far(m.sentence))
	c.f2(110, class, uint32(r.density))
	c.f3(111, class, bit(same), uint32(m.sight.kind))
	c.f2(112, class, after)
	c.f2(113, class, bit(m.plural))
	c.f2(114, form, uint32(m.sight.given))
	c.f2(115, form, uint32(m.sight.named))
	if m.form == pronoun {
		c.f3(116, class, up, m.rel)
		c.f3(117, class, uint32(m.pos), tag)
		c.f3(118, class, m.rel, tag)
	} else {
		c.f2(119, m.word, class)
		c.f1(120, m.word)
		c.f2(121, class, bit(m.head-m.first > 1))
		c.f2(123, class, marker)
	}
	for k := range m.sight.of {
		c.f3(122, class, uint32(k), uint32(m.sight.of[k]))
	}
	prior, status, ago := r.prior(m)
	c.f3(124, class, status, ago)
	c.none = len(c.keys)

	rank, named := 0, 0
	for i := range c.candidates {
		d := &c.candidates[i]
		k, n := &r.clusters[d.cluster], &r.mentions[d.near]
		d.from = len(c.keys)
		fits := r.agrees(m, k)
		gap := far(m.sentence - n.sentence)
		if d.after {
			gap = 8 + bit(n.sentence > m.sentence)
		}
		between := far(c.mention - d.near)
		if d.after {
			between = 8
		}
		known := bit(k.entity >= 0)
		c.f1(1, class)
		c.f2(2, class, gap)
		c.f4(3, class, gap, uint32(n.role), uint32(m.role))
		c.f4(4, class, uint32(n.role), uint32(n.form), gap)
		c.f3(5, class, uint32(k.kind), known)
		c.f2(6, class, k.fine)
		c.f3(7, class, uint32(k.gender), uint32(k.kind))
		c.f3(8, class, bit(k.plural), bit(m.plural))
		c.f3(9, class, gap, uint32(k.kind))
		c.f4(10, class, bit(fits), min(uint32(rank), 5), gap)
		c.f3(11, class, bit(fits), min(uint32(rank), 5))
		c.f3(12, class, known, min(uint32(named), 4))
		c.f2(13, class, far(k.size))
		c.f3(14, class, known, far(k.names))
		c.f4(15, class, known, min(uint32(k.rank), 4), uint32(k.kind))
		if k.spoken >= 0 {
			s := &r.mentions[k.spoken]
			c.f3(16, class, uint32(s.class), far(m.sentence-s.sentence))
		} else {
			c.f2(17, class, far(k.size))
		}
		c.f2(18, class, between)
		c.f4(19, class, bit(m.quote > 0), bit(n.quote > 0), bit(m.quote == n.quote))
		c.f3(20, class, bit(m.para == n.para), bit(m.para == n.para+1))
		c.f3(21, class, far(r.mentions[k.first].sentence), known)
		c.f3(22, class, bit(n.first == 0), gap)
		c.f3(23, class, uint32(n.class), uint32(n.form))
		c.f3(24, class, far(k.subject), gap)
		if d.cluster == speaker {
			c.f2(25, class, how)
		} else if speaker >= 0 {
			c.f3(26, class, how, known)
		}
		if m.sentence == n.sentence {
			path, short := r.way(m.head, n.head, m.sentence)
			if path != 0 {
				c.f2(27, class, path)
				c.f3(28, class, path, uint32(n.form))
				c.f2(29, uint32(m.pos), path)
			}
			c.f3(30, class, short, bit(d.after))
			c.f4(31, class, uint32(m.pos), short, bit(d.after))
			inside := bit(n.first >= m.first && n.last <= m.last) + 2*bit(m.first >= n.first && m.last <= n.last)
			c.f2(32, class, inside)
			c.f3(33, class, uint32(m.pos), bit(r.coargument(m, k)))
		}
		c.f3(34, class, uint32(m.sight.kind), uint32(k.kind))
		c.f4(35, class, uint32(m.sight.of[k.kind]), uint32(k.kind), known)
		c.f3(36, class, known, uint32(m.sight.named))
		c.f3(37, class, known, uint32(m.sight.given))
		c.f3(38, class, uint32(n.sight.given), uint32(n.form))
		c.f3(39, class, uint32(m.pos), gap)
		c.f3(40, class, gap, between)
		if known == 1 {
			c.f3(41, class, uint32(r.density), min(uint32(k.rank), 3))
		}
		c.f3(54, class, r.joined(n), known)
		c.f4(53, class, status, ago, bit(prior == d.cluster))
		if m.form == pronoun {
			if n.form != pronoun {
				c.f2(42, class, n.word)
			}
			c.f3(43, class, uint32(n.sight.kind), uint32(n.sight.clear))
			if w.Head >= 0 {
				c.f3(44, up, m.rel, uint32(k.kind))
			}
		} else {
			c.f2(45, m.word, uint32(k.kind))
			c.f4(52, class, marker, uint32(n.role), gap)
			c.f2(46, m.word, k.fine)
			c.f3(47, m.word, known, bit(m.plural))
			c.f4(48, class, bit(r.has(k, m.word)), known, uint32(n.form))
			c.f3(49, class, bit(n.form != pronoun && n.word == m.word), gap)
			c.f3(50, class, bit(m.word == k.fine), known)
			c.f3(51, m.word, uint32(k.kind), min(uint32(rank), 3))
		}
		if fits {
			rank++
			if known == 1 {
				named++
			}
		}
		d.to = len(c.keys)
	}
}

// joined tells whether a mention is one of several, first or later: Iran and Russia.
func (r *reading) joined(n *mention) uint32 {
	words := r.doc.Sentences[n.sentence].Words
	if words[n.head].Rel == "conj" {
		return 2
	}
	for w := n.last; w < min(n.last+6, len(words)); w++ {
		if words[w].Rel == "conj" && words[w].Head == n.head {
			return 1
		}
	}
	return 0
}

// prior returns the cluster of the last pronoun of the same class, with what it is and how far ago.
func (r *reading) prior(m *mention) (cluster int, status, ago uint32) {
	if m.form != pronoun || r.latest[m.class] < 0 {
		return -1, 0, 0
	}
	p := &r.mentions[r.latest[m.class]]
	k := &r.clusters[p.cluster]
	status = 1
	switch {
	case k.entity >= 0:
		status = 3
	case r.mentions[k.first].form != pronoun:
		status = 2
	}
	return p.cluster, 2*status + bit(p.quote == m.quote), far(m.sentence - p.sentence)
}

// has reports whether a cluster has been called by a word.
func (r *reading) has(k *cluster, word uint32) bool {
	for _, w := range k.words {
		if w == word {
			return true
		}
	}
	return false
}

// agrees reports whether nothing that is known of a cluster speaks against a mention.
func (r *reading) agrees(m *mention, k *cluster) bool {
	switch m.class {
	case he, she:
		return k.kind == person && !k.plural && (k.gender == unknown || k.gender == m.gender)
	case me, you:
		return k.kind == person && !k.plural
	case it:
		return k.kind != person && k.kind != nothing && !k.plural
	case they:
		return k.plural || k.kind == body
	case we:
		return k.plural && k.kind == person || k.kind == body
	case there:
		return k.kind == place
	}
	return m.sight.kind == k.kind && m.plural == k.plural && (m.gender == unknown || k.gender == unknown || m.gender == k.gender)
}

// way returns the relations on the way through the tree from word a to word b, as a hash; 0 where the
// way is long; and how many steps it goes up and down.
func (r *reading) way(a, b, sentence int) (path, short uint32) {
	words := r.doc.Sentences[sentence].Words
	path = 7
	up := 0
	for x := a; x >= 0 && up < 5; x, up = words[x].Head, up+1 {
		down, y := 0, b
		for ; y >= 0 && y != x && down < 4; y = words[y].Head {
			down++
		}
		if y == x {
			for z := b; z != x; z = words[z].Head {
				path = mix(path, network.Spelled(strings.TrimSuffix(words[z].Rel, ":outer"))+1)
			}
			if up+down > 4 {
				path = 0
			}
			return path, uint32(1 + up*8 + down)
		}
		path = mix(path, network.Spelled(words[x].Rel))
	}
	return 0, 0
}

// coargument reports whether a cluster has a mention that hangs on the same word as m: two of one verb
// are one only by a reflexive (principle B of binding: Chomsky 1981).
func (r *reading) coargument(m *mention, k *cluster) bool {
	words := r.doc.Sentences[m.sentence].Words
	h := words[m.head].Head
	if h < 0 {
		return false
	}
	for i := r.bounds[m.sentence][0]; i < r.bounds[m.sentence][1]; i++ {
		n := &r.mentions[i]
		if n.cluster >= 0 && &r.clusters[n.cluster] == k && words[n.head].Head == h && n.head != m.head && n.role != oblique {
			return true
		}
	}
	return false
}
