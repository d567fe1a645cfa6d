package store

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/entente-graph/entente/graph"
)

// searchLength bounds what is searched for: few names are longer, and the pattern stays cheap.
const searchLength = 100

// Search finds entities by name or alias and articles by title: those that hold all words of text
// or, of three letters on, hold text somewhere, in either case. Of each it returns at most limit:
// of the entities those that most articles speak of, without mentions, of the articles the newest,
// without text.
func (s *Store) Search(ctx context.Context, text string, limit int) (*graph.Corpus, error) {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) > searchLength {
		text = string([]rune(text)[:searchLength])
	}
	c := &graph.Corpus{}
	if text == "" || limit <= 0 {
		return c, nil
	}
	vars := map[string]string{"$words": text}
	declared := "$words: string"
	blocks := `
		a as var(func: allofterms(name, $words))
		b as var(func: allofterms(aliases, $words))
		c as var(func: allofterms(title, $words))`
	entities, articles := "a, b", "c"
	if utf8.RuneCountInString(text) >= 3 { // the trigram index asks for three
		vars["$part"] = "/" + strings.ReplaceAll(regexp.QuoteMeta(text), "/", `\/`) + "/i"
		declared += ", $part: string"
		blocks += `
		d as var(func: regexp(name, $part))
		e as var(func: regexp(aliases, $part))
		f as var(func: regexp(title, $part))`
		entities, articles = "a, b, d, e", "c, f"
	}
	answer, err := s.Query(ctx, fmt.Sprintf(`query search(%s) {%s
		entities(func: uid(%s), orderdesc: articles, first: %d) @filter(type(Entity)) { %s }
		articles(func: uid(%s), orderdesc: published, first: %d) @filter(type(Article)) { xid title source url published group }
	}`, declared, blocks, entities, limit, entityFields, articles, limit), vars)
	if err != nil {
		return nil, err
	}
	var found struct {
		Entities []entityNode
		Articles []articleNode
	}
	if err := json.Unmarshal(answer, &found); err != nil {
		return nil, s.failed("search", err)
	}
	for _, n := range found.Entities {
		c.Entities = append(c.Entities, n.entity())
	}
	for _, n := range found.Articles {
		a, err := n.article()
		if err != nil {
			return nil, s.failed("search", err)
		}
		c.Articles = append(c.Articles, a)
	}
	return c, nil
}
