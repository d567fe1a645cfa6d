package explore

import (
	"net"
	"net/http"
	"net/url"
	"strings"
)

// guard keeps other sites out. Its headers forbid the pages to run or load anything from elsewhere
// and to be framed. On a loopback connection only loopback names may be asked for: else a site
// whose name is made to point at 127.0.0.1 (DNS rebinding) could read the graph through a visitor's
// browser.
func guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "same-origin") // with less, browsers send forms from the origin "null"
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Cache-Control", "no-cache")
		if !public(r) && !loopback(r.Host) {
			http.Error(w, "These pages answer to localhost and 127.0.0.1, not to "+r.Host+
				". Behind a proxy, let it send the Host header localhost.", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// public reports whether the request came in at an address that others than this machine reach.
func public(r *http.Request) bool {
	at, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return ok && !at.IP.IsLoopback()
}

func loopback(hostport string) bool {
	host := strings.ToLower((&url.URL{Host: hostport}).Hostname())
	ip := net.ParseIP(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || ip != nil && ip.IsLoopback()
}
