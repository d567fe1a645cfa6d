package local

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"time"
)

// healthy reports whether our alpha answers and takes queries.
func (h home) healthy(ctx context.Context, s state) bool {
	var nodes []struct {
		Status string `json:"status"`
	}
	return h.answer(ctx, s.Alpha.at(alphaHTTP), "alpha", "/health", &nodes) &&
		len(nodes) == 1 && nodes[0].Status == "healthy"
}

// answer asks a node for a page in JSON. A Dgraph that isn't ours may have taken the port a moment before our node
// tried to: what listens there must have our command line.
func (h home) answer(ctx context.Context, address, node, path string, page any) bool {
	args, ok := get(ctx, address, "/debug/pprof/cmdline")
	if !ok || !bytes.Contains(args, []byte(walFlag(h.wal(node)))) {
		return false
	}
	text, ok := get(ctx, address, path)
	return ok && json.Unmarshal(text, page) == nil
}

// loopback asks the own machine straight, whatever proxy the environment names.
var loopback = &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}

func get(ctx context.Context, address, path string) ([]byte, bool) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+path, nil)
	if err != nil {
		return nil, false
	}
	response, err := loopback.Do(request)
	if err != nil {
		return nil, false
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	return text, err == nil && response.StatusCode == http.StatusOK
}
