package graph

import (
	"maps"
	"slices"
	"testing"
)

func TestMergeVersions(t *testing.T) {
	const at = "https://courier.example/port"
	version := func(id, url string, published Date, origins ...Origin) *Corpus {
		return &Corpus{
			Articles: []*Article{{ID: id, URL: url, Published: published, Origins: origins}},
			Entities: []*Entity{{ID: "country/YEM", Mentions: []Mention{{Article: id}}}},
			Claims:   []*Claim{{ID: "claim/" + id, Evidence: []Evidence{{Article: id}}}},
		}
	}
	for _, c := range []struct {
		name string
		of   []*Corpus
		want []string
	}{
		{"the newer stays", []*Corpus{version("b", at, "2019-03-07"), version("a", at, "2019-03-06")}, []string{"b"}},
		{"the one that was modified", []*Corpus{version("a", at, "2019-03-06", Origin{Field: "modified", Value: "2019-03-08"}), version("b", at, "2019-03-06")}, []string{"a"}},
		{"of one day, the later read", []*Corpus{version("b", at, "2019-03-06"), version("a", at, "2019-03-06")}, []string{"a"}},
		{"three", []*Corpus{version("a", at, "2019-03-06"), version("b", at, "2019-03-08"), version("c", at, "2019-03-07")}, []string{"b"}},
		{"one address written otherwise", []*Corpus{version("a", at, ""), version("b", "http://www.Courier.example/port/?utm_source=feed#top", "")}, []string{"b"}},
		{"another page", []*Corpus{version("a", at+"?id=1", ""), version("b", at+"?id=2", "")}, []string{"a", "b"}},
		{"a front page", []*Corpus{version("a", "https://courier.example/", ""), version("b", "https://courier.example/", "")}, []string{"a", "b"}},
		{"no address", []*Corpus{version("a", "", ""), version("b", "", "")}, []string{"a", "b"}},
		{"stories of one page", []*Corpus{version("a", at, ""), version("a#2", at, "")}, []string{"a", "a#2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Merge(c.of...)
			var articles, claims, mentions []string
			for _, a := range got.Articles {
				articles = append(articles, a.ID)
			}
			for _, cl := range got.Claims {
				claims = append(claims, cl.Evidence[0].Article)
			}
			for _, m := range got.Entities[0].Mentions {
				mentions = append(mentions, m.Article)
			}
			if !slices.Equal(articles, c.want) || !slices.Equal(claims, c.want) || !slices.Equal(mentions, c.want) {
				t.Errorf("articles %q, claims of %q, mentions in %q, not %q", articles, claims, mentions, c.want)
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	got := Addresses([]*Article{{ID: "a", URL: "https://www.courier.example/port/?b=2&a=1&fbclid=x#c"}, {ID: "b", URL: "https://courier.example/index.html"}, {ID: "c", URL: "courier"}})
	if want := map[string]string{"a": "courier.example/port?a=1&b=2"}; !maps.Equal(got, want) {
		t.Errorf("%q, not %q", got, want)
	}
}
