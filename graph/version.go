package graph

import (
	"net/url"
	"regexp"
	"strings"
)

// Addresses names, by the ID of each article, the address at which its versions were printed; those
// that have one are versions of one article, and the latest stays. An article without an address of its
// own isn't among them: one on a front page, or of a page that holds several.
func Addresses(articles []*Article) map[string]string {
	several := map[string]bool{}
	for _, a := range articles {
		if page := storyRE.ReplaceAllString(a.ID, ""); page != a.ID {
			several[page] = true
		}
	}
	out := map[string]string{}
	for _, a := range articles {
		if several[storyRE.ReplaceAllString(a.ID, "")] {
			continue
		}
		if at := address(a.URL); at != "" {
			out[a.ID] = at
		}
	}
	return out
}

var (
	storyRE    = regexp.MustCompile(`#\d+$`) // further stories of a page
	frontRE    = regexp.MustCompile(`^(?:/(?:index|default|home)(?:\.\w+)?)?/?$`)
	trackingRE = regexp.MustCompile(`^(?:utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref|smid|ocid)$`)
)

// address is a URL less what doesn't tell articles apart, "" if it is no page's or a front page's.
func address(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	query := u.Query()
	for name := range query {
		if trackingRE.MatchString(name) {
			query.Del(name)
		}
	}
	if frontRE.MatchString(u.Path) && len(query) == 0 {
		return ""
	}
	at := strings.TrimPrefix(strings.ToLower(u.Host), "www.") + strings.TrimSuffix(u.EscapedPath(), "/")
	if len(query) > 0 {
		at += "?" + query.Encode()
	}
	return at
}

// Revised is when this version of an article was printed, as far as it tells.
func (a *Article) Revised() Date {
	latest := a.Published
	for _, o := range a.Origins {
		if o.Field == "modified" {
			latest = max(latest, Date(o.Value))
		}
	}
	return latest
}

// Superseded returns the IDs of articles that another one is a later version of. Of two from one day the
// later in the list is the later version.
func Superseded(articles []*Article) map[string]bool {
	gone, latest := map[string]bool{}, map[string]*Article{}
	addresses := Addresses(articles)
	for _, a := range articles {
		at, ok := addresses[a.ID]
		if !ok {
			continue
		}
		switch other := latest[at]; {
		case other == nil || other.ID == a.ID:
			latest[at] = a
		case a.Revised() < other.Revised():
			gone[a.ID] = true
		default:
			gone[other.ID] = true
			latest[at] = a
		}
	}
	return gone
}
