package explore

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"github.com/entente-graph/entente/graph"
)

// found is how many entities and how many articles a search shows.
const found = 50

// mostMentioned asks for the entities that most articles speak of.
const mostMentioned = `{ q(func: type(Entity), orderdesc: articles, first: 40) { xid name kind articles } }`

// result is an entity in a list.
type result struct {
	actor
	Kind     string
	Aliases  []string
	Articles int // 0 where it isn't known
}

func (x *site) showHome(w http.ResponseWriter, r *http.Request) {
	data := struct {
		frame
		Entities []result
		Articles []*graph.Article
	}{frame: frame{Title: "Search", Search: strings.TrimSpace(r.FormValue("q"))}}
	var err error
	if data.Search == "" {
		data.Title = "entente"
		data.Entities, err = x.mostMentioned(r)
	} else {
		var c *graph.Corpus
		if c, err = x.store.Search(r.Context(), data.Search, found); err == nil {
			read := x.read(c)
			for _, e := range c.Entities {
				data.Entities = append(data.Entities, result{actor: read.actor(e.ID), Kind: spaced(e.Type), Aliases: e.Aliases})
			}
			data.Articles = c.Articles
		}
	}
	if err != nil {
		x.failed(w, err)
		return
	}
	x.show(w, http.StatusOK, x.home, data)
}

func (x *site) mostMentioned(r *http.Request) ([]result, error) {
	answer, err := x.store.Query(r.Context(), mostMentioned, nil)
	if err != nil {
		return nil, err
	}
	var top struct {
		Q []struct {
			ID       string `json:"xid"`
			Name     string `json:"name"`
			Kind     string `json:"kind"`
			Articles int    `json:"articles"`
		}
	}
	if err := json.Unmarshal(answer, &top); err != nil {
		return nil, fmt.Errorf("answer to %s: %w", mostMentioned, err)
	}
	var list []result
	for _, e := range top.Q {
		list = append(list, result{actor: actor{e.ID, e.Name}, Kind: spaced(e.Kind), Articles: e.Articles})
	}
	return list, nil
}
