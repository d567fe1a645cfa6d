package store

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
)

// A target is where a cluster is and how to speak to it.
type target struct {
	hosts          []string // host:port
	user, password string
	tls            *tls.Config // nil for a connection in the clear
	namespace      uint64
}

// parseTarget reads a target as Dial describes it. It takes the URL apart itself, since package
// url knows no list of hosts and repeats the password in its errors.
func parseTarget(s string) (*target, error) {
	t := &target{}
	rest, isURL := strings.CutPrefix(s, "dgraph://")
	var params string
	if isURL {
		rest, params, _ = strings.Cut(rest, "?")
		rest = strings.TrimSuffix(rest, "/")
		if at := strings.LastIndexByte(rest, '@'); at >= 0 {
			user, password, _ := strings.Cut(rest[:at], ":")
			rest = rest[at+1:]
			var errs [2]error
			t.user, errs[0] = url.PathUnescape(user)
			t.password, errs[1] = url.PathUnescape(password)
			if errors.Join(errs[:]...) != nil {
				return nil, fmt.Errorf("address of Dgraph at %s: a %% in the user or password must be written %%25", rest)
			}
		}
	}
	t.hosts = strings.Split(rest, ",")
	for _, host := range t.hosts {
		if name, port, err := net.SplitHostPort(host); err != nil || name == "" || port == "" || strings.ContainsAny(host, "@/?") {
			// What comes before an @ may be a password.
			return nil, fmt.Errorf("address of Dgraph %q: want host:port, or dgraph://user:password@host:port", host[strings.LastIndexByte(host, '@')+1:])
		}
	}
	values, err := url.ParseQuery(params)
	if err != nil {
		return nil, fmt.Errorf("address of Dgraph at %s: %w", rest, err)
	}
	for name := range values {
		switch value := values.Get(name); name {
		case "sslmode":
			if t.tls, err = tlsConfig(value); err != nil {
				return nil, fmt.Errorf("address of Dgraph at %s: %w", rest, err)
			}
		case "namespace":
			if t.namespace, err = strconv.ParseUint(value, 10, 64); err != nil {
				return nil, fmt.Errorf("address of Dgraph at %s: namespace is %q, not a number", rest, value)
			}
		default:
			return nil, fmt.Errorf("address of Dgraph at %s: unknown setting %q, only sslmode and namespace are known", rest, name)
		}
	}
	if t.namespace != 0 && t.user == "" {
		return nil, fmt.Errorf("address of Dgraph at %s: a namespace needs a user: dgraph://user:password@%s?namespace=%d", rest, rest, t.namespace)
	}
	return t, nil
}

func tlsConfig(mode string) (*tls.Config, error) {
	switch mode {
	case "disable":
		return nil, nil
	case "require":
		return &tls.Config{InsecureSkipVerify: true}, nil
	case "verify-ca":
		// The chain is verified, the host's name is not.
		return &tls.Config{InsecureSkipVerify: true, VerifyConnection: verifyChain}, nil
	case "verify-full":
		return &tls.Config{}, nil
	}
	return nil, fmt.Errorf("sslmode is %q, not one of disable, require, verify-ca, verify-full", mode)
}

func verifyChain(state tls.ConnectionState) error {
	if len(state.PeerCertificates) == 0 {
		return errors.New("the server shows no certificate")
	}
	between := x509.NewCertPool()
	for _, c := range state.PeerCertificates[1:] {
		between.AddCert(c)
	}
	_, err := state.PeerCertificates[0].Verify(x509.VerifyOptions{Intermediates: between})
	return err
}
