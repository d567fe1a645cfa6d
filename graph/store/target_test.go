package store

import (
	"context"
	"strings"
	"testing"
)

func TestParseTarget(t *testing.T) {
	got, err := parseTarget("dgraph://an%40alyst:s3%3Acret@a:9080,b:9081/?sslmode=verify-full&namespace=2")
	if err != nil || strings.Join(got.hosts, " ") != "a:9080 b:9081" || got.user != "an@alyst" || got.password != "s3:cret" ||
		got.tls == nil || got.tls.InsecureSkipVerify || got.namespace != 2 {
		t.Errorf("%+v, %v", got, err)
	}
	for target, secure := range map[string]bool{"127.0.0.1:9080": false, "[::1]:9080": false, "dgraph://h:1": false,
		"dgraph://h:1?sslmode=disable": false, "dgraph://h:1?sslmode=require": true, "dgraph://h:1?sslmode=verify-ca": true} {
		if got, err := parseTarget(target); err != nil || (got.tls != nil) != secure || got.user != "" {
			t.Errorf("%s: %+v, %v", target, got, err)
		}
	}
	for _, target := range []string{"", "localhost", "localhost:", ":9080", "a:1,", "http://u:geheim@h:1", "u:geheim@h:1", "dgraph://u:geheim@",
		"dgraph://u:geheim@h", "dgraph://u:geheim@h:1?sslmode=maybe", "dgraph://u:geheim@h:1?namespace=x", "dgraph://u:geheim@h:1?colour=red",
		"dgraph://u:%zgeheim@h:1", "dgraph://h:1?namespace=2"} {
		if got, err := parseTarget(target); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %+v, %v", target, got, err)
		}
	}
}

func TestDial(t *testing.T) {
	if s, err := Dial(t.Context(), "dgraph://"+address(t)+"?sslmode=disable"); err != nil {
		t.Error(err)
	} else if err := s.Close(); err != nil {
		t.Error(err)
	}
	// Port 1 is nobody's; a server without ACL knows no users; one without certificates speaks no TLS.
	for target, want := range map[string]string{
		"127.0.0.1:1":                         "entente server start",
		"dgraph://groot:geheim@" + address(t): `log in as "groot"`,
		"dgraph://groot:geheim@" + address(t) + "?sslmode=require": "sslmode=disable",
	} {
		s, err := Dial(t.Context(), target)
		if err == nil {
			s.Close()
		}
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %v, want %q in it", target, err, want)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Dial(ctx, address(t)); err == nil {
		t.Error("dialled without a context")
	}
}
