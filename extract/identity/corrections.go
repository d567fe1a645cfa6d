package identity

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/entente-graph/entente/schema/ontology"
)

// Corrections are an analyst's decisions, which go before all rules. A nil one decides nothing.
type Corrections struct {
	lines []correction
}

// A correction is one line of the file.
type correction struct {
	where  string // corrections.csv:3
	act    string
	id     string
	others []string
}

// How many fields a line has after the ID, at the least and at the most.
var acts = map[string]struct {
	least, most int
	form        string
}{
	"merge":  {1, 1 << 20, "merge,ID,OTHER ID..."},
	"split":  {2, 1 << 20, "split,ID,NEW ID,ARTICLE..."},
	"rename": {1, 1, "rename,ID,NAME"},
	"retype": {1, 1, "retype,ID,TYPE"},
	"drop":   {0, 0, "drop,ID"},
}

// ReadCorrections reads a file of corrections in CSV, one a line:
//
//	merge,ID,OTHER ID...         the others are the first
//	split,ID,NEW ID,ARTICLE...   in these articles it is another
//	rename,ID,NAME
//	retype,ID,TYPE
//	drop,ID                      it is nothing, and what is claimed of it nothing either
//
// Lines that begin with # are remarks. All that is wrong is told at once, with file and line.
func ReadCorrections(file string) (*Corrections, error) {
	in, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return parseCorrections(file, in)
}

func parseCorrections(file string, in io.Reader) (*Corrections, error) {
	c := &Corrections{}
	var wrong []error
	r := csv.NewReader(in)
	r.FieldsPerRecord, r.Comment, r.TrimLeadingSpace = -1, '#', true
	merged := map[string]string{} // ID -> where
	for {
		fields, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		var broken *csv.ParseError
		if errors.As(err, &broken) {
			return nil, errors.Join(append(wrong, fmt.Errorf("%s:%d: %w", file, broken.Line, broken.Err))...)
		}
		if err != nil {
			return nil, err
		}
		line, _ := r.FieldPos(0)
		where := fmt.Sprintf("%s:%d", file, line)
		one, err := parseCorrection(fields)
		if err == nil && one.act == "merge" {
			for _, id := range one.others {
				if before, ok := merged[id]; ok {
					err = fmt.Errorf("%s is merged into another already at %s", id, before)
				}
				merged[id] = where
			}
		}
		if err != nil {
			wrong = append(wrong, fmt.Errorf("%s: %w", where, err))
			continue
		}
		one.where = where
		c.lines = append(c.lines, one)
	}
	return c, errors.Join(wrong...)
}

func parseCorrection(fields []string) (correction, error) {
	for i, f := range fields {
		fields[i] = strings.TrimSpace(f)
	}
	a, ok := acts[fields[0]]
	if !ok {
		return correction{}, fmt.Errorf("%q isn't one of merge, split, rename, retype, drop", fields[0])
	}
	if n := len(fields) - 2; n < a.least || n > a.most || slices.Contains(fields, "") {
		return correction{}, fmt.Errorf("want %s", a.form)
	}
	one := correction{act: fields[0], id: fields[1], others: fields[2:]}
	ids := []string{one.id}
	switch one.act {
	case "merge":
		ids = append(ids, one.others...)
		if slices.Contains(one.others, one.id) {
			return one, fmt.Errorf("%s can't be merged with itself", one.id)
		}
	case "split":
		ids = append(ids, one.others[0])
	case "retype":
		if o := ontology.Default(); !o.Is(one.others[0], one.others[0]) {
			return one, fmt.Errorf("unknown type %q; `entente schema --format ontology` lists them", one.others[0])
		}
	}
	for _, id := range ids {
		if kind, tail, ok := strings.Cut(id, "/"); !ok || kind == "" || tail == "" {
			return one, fmt.Errorf("%q is no ID: one looks like person/ali-akbar-velayati", id)
		}
	}
	return one, nil
}

// Digest names what the corrections say.
func (c *Corrections) Digest() string {
	if c == nil {
		return ""
	}
	var all []string
	for _, one := range c.lines {
		all = append(all, one.act, one.id)
		all = append(append(all, one.others...), "")
	}
	return fmt.Sprintf("%016x", hash(all...))
}

// about returns the lines that name an ID.
func (c *Corrections) about(id string) []string {
	var lines []string
	if c == nil {
		return nil
	}
	for _, one := range c.lines {
		if one.id == id || slices.Contains(one.others, id) {
			lines = append(lines, one.where+": "+strings.Join(append([]string{one.act, one.id}, one.others...), ","))
		}
	}
	return lines
}

// A ruling is what the corrections come to for the entities of an index.
type ruling struct {
	drop         map[string]string // ID -> where it says so
	merge        map[string]correction
	split        map[splitKey]correction
	name, retype map[string]correction
	resolve      func(string) string
}

type splitKey struct{ id, article string }

// rule applies the corrections in their order. resolve turns an ID, which may be an older one, into
// the one that the entity has now.
func (c *Corrections) rule(resolve func(string) string) *ruling {
	r := &ruling{map[string]string{}, map[string]correction{}, map[splitKey]correction{}, map[string]correction{}, map[string]correction{}, resolve}
	if c == nil {
		return r
	}
	for _, one := range c.lines {
		one.id = resolve(one.id)
		switch one.act {
		case "merge":
			for _, id := range one.others {
				if id = resolve(id); id != one.id {
					r.merge[id] = one
				}
			}
		case "split":
			for _, article := range one.others[1:] {
				r.split[splitKey{one.id, article}] = one
			}
		case "rename":
			r.name[one.id] = one
		case "retype":
			r.retype[one.id] = one
		case "drop":
			r.drop[one.id] = one.where
		}
	}
	return r
}

// on says what becomes of an entity in an article, and whether it stays at all.
func (r *ruling) on(e Entity, article string, entity func(string) *Entity) (Entity, bool) {
	if one, ok := r.split[splitKey{e.ID, article}]; ok {
		e.ID = one.others[0]
	}
	for range len(r.merge) { // a chain has an end, a circle has not
		one, ok := r.merge[e.ID]
		if !ok {
			break
		}
		if kept := entity(one.id); kept != nil {
			e = *kept
		}
		e.ID = one.id
	}
	if one, ok := r.name[e.ID]; ok {
		e.Name = one.others[0]
	}
	if one, ok := r.retype[e.ID]; ok {
		e.Type = one.others[0]
	}
	_, dropped := r.drop[e.ID]
	return e, !dropped
}
