package explore

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode/utf8"
)

const (
	longestForm   = 1 << 20
	longestAnswer = 1 << 20 // of what is shown
)

// example is the query that stands in the box at first.
const example = `{
  iran(func: eq(xid, "country/IRN")) {
    name
    coordinates_with { name }
    opposes { name }
    ~opposes { name }
  }
}`

// answer is a query with what came of it.
type answer struct {
	frame
	DQL, Vars string
	Err       string
	Tables    []table
	JSON      string
	Cut       bool // there is more than is shown
}

// showQuery shows the box. A query in the address is put into it and not run, so that no link on
// another site runs one.
func (x *site) showQuery(w http.ResponseWriter, r *http.Request) {
	a := answer{frame: frame{Title: "Query"}, DQL: r.FormValue("dql"), Vars: r.FormValue("vars")}
	if a.DQL == "" {
		a.DQL = example
	}
	x.show(w, http.StatusOK, x.query, a)
}

func (x *site) runQuery(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, longestForm)
	if err := r.ParseForm(); err != nil {
		status := http.StatusBadRequest
		if big := new(http.MaxBytesError); errors.As(err, &big) {
			status = http.StatusRequestEntityTooLarge
		}
		x.fail(w, status, "The query can't be read: "+err.Error())
		return
	}
	a := answer{frame: frame{Title: "Query"}, DQL: r.PostFormValue("dql"), Vars: r.PostFormValue("vars")}
	status := http.StatusOK
	if err := a.run(x.store, r); err != nil {
		status, a.Err = http.StatusBadRequest, err.Error()
	}
	x.show(w, status, x.query, a)
}

func (a *answer) run(s Store, r *http.Request) error {
	vars, err := parseVars(a.Vars)
	if err != nil {
		return err
	}
	got, err := s.Query(r.Context(), a.DQL, vars)
	if err != nil {
		return err
	}
	var pretty bytes.Buffer
	if err := json.Indent(&pretty, got, "", "  "); err != nil {
		return fmt.Errorf("the answer is no JSON: %w", err)
	}
	a.JSON = pretty.String()
	if len(a.JSON) > longestAnswer {
		n := longestAnswer
		for !utf8.RuneStart(a.JSON[n]) {
			n--
		}
		a.JSON, a.Cut = a.JSON[:n], true
	}
	a.Tables = tables(got)
	return nil
}

// parseVars reads lines of name=value.
func parseVars(text string) (map[string]string, error) {
	vars := map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		name, value, ok := strings.Cut(line, "=")
		if !ok {
			return nil, fmt.Errorf("variable %q: write one a line as name=value", line)
		}
		vars["$"+strings.TrimPrefix(strings.TrimSpace(name), "$")] = strings.TrimSpace(value)
	}
	return vars, nil
}
