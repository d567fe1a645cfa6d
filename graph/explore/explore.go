// Package explore shows the graph as web pages, so that everything in it can be clicked through to
// the sentence it rests on. The pages are plain HTML from the server: they run no script and load
// nothing from another host.
package explore

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"html/template"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/schema/ontology"
)

//go:embed pages static
var files embed.FS

// A Store is what the pages ask of the graph. Of an article or entity that isn't there the error
// is graph.ErrUnknown.
type Store interface {
	// Search finds entities by name or alias and articles by title, at most limit of each. Neither
	// mentions nor texts are needed.
	Search(ctx context.Context, text string, limit int) (*graph.Corpus, error)
	// Entity returns an entity with its mentions, the claims that it is an end of with all their
	// evidence, their other entities, and the articles, whose texts aren't needed.
	Entity(ctx context.Context, id string) (*graph.Corpus, error)
	// Article returns an article with its text, the claims that rest on it, and their entities.
	Article(ctx context.Context, id string) (*graph.Corpus, error)
	// Query runs a DQL query that can't change anything.
	Query(ctx context.Context, dql string, vars map[string]string) (json.RawMessage, error)
}

// patience is how long a page waits for the store.
const patience = time.Minute

// site is the handler of all pages.
type site struct {
	store    Store
	ontology *ontology.Ontology
	schema   string

	home, entity, article, vocabulary, query, failure *template.Template
}

// New returns the handler of the pages. schema is the text of the database's schema, to be shown.
func New(s Store, o *ontology.Ontology, schema string) http.Handler {
	x := &site{store: s, ontology: o, schema: schema,
		home: page("home"), entity: page("entity"), article: page("article"),
		vocabulary: page("schema"), query: page("query"), failure: page("failure")}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", x.showHome)
	mux.HandleFunc("GET /entity", x.showEntity)
	mux.HandleFunc("GET /article", x.showArticle)
	mux.HandleFunc("GET /schema", x.showSchema)
	mux.HandleFunc("GET /query", x.showQuery)
	mux.HandleFunc("POST /query", x.runQuery)
	mux.HandleFunc("GET /healthz", x.health)
	mux.HandleFunc("GET /style.css", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, files, "static/style.css")
	})
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		x.fail(w, http.StatusNotFound, "There is no page "+r.URL.Path+".")
	})
	return guard(http.NewCrossOriginProtection().Handler(patient(mux)))
}

// page reads the template of a page within the frame of all pages. It panics if the template is
// broken: the files are part of the program.
func page(name string) *template.Template {
	t := template.New("frame.html").Funcs(template.FuncMap{"web": web})
	return template.Must(t.ParseFS(files, "pages/frame.html", "pages/claim.html", "pages/"+name+".html"))
}

// spaced writes a name of the ontology as words.
func spaced(name string) string { return strings.ReplaceAll(name, "-", " ") }

// frame is what every page holds.
type frame struct {
	Title  string
	Search string // text in the search box
}

// show writes the page whole or not at all.
func (x *site) show(w http.ResponseWriter, status int, t *template.Template, data any) {
	var b bytes.Buffer
	if err := t.Execute(&b, data); err != nil {
		http.Error(w, "This page can't be shown: "+err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(b.Bytes())
}

// fail shows what went wrong.
func (x *site) fail(w http.ResponseWriter, status int, message string) {
	x.show(w, status, x.failure, struct {
		frame
		Message string
	}{frame{Title: http.StatusText(status)}, message})
}

// failed shows an error of the store.
func (x *site) failed(w http.ResponseWriter, err error) {
	switch {
	case errors.Is(err, graph.ErrUnknown):
		x.fail(w, http.StatusNotFound, "This is not in the graph, or no longer: "+err.Error()+".")
	case errors.Is(err, context.DeadlineExceeded):
		x.fail(w, http.StatusGatewayTimeout, "The graph did not answer within "+patience.String()+": "+err.Error())
	default:
		x.fail(w, http.StatusBadGateway, "The graph can't be read: "+err.Error())
	}
}

// health answers whether the pages can reach the graph.
func (x *site) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	if _, err := x.store.Query(r.Context(), "schema(pred: xid) {}", nil); err != nil {
		w.WriteHeader(http.StatusServiceUnavailable)
		w.Write([]byte(err.Error() + "\n"))
		return
	}
	w.Write([]byte("ok\n"))
}

// patient ends a request's work when it has taken too long.
func patient(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// web reports whether an address leads to the web, and not into a script or a file.
func web(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
