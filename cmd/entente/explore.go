package main

import (
	"context"
	"fmt"
	"net"

	"github.com/spf13/cobra"

	"github.com/entente-graph/entente/graph/explore"
	"github.com/entente-graph/entente/graph/store"
)

type exploreOptions struct {
	listen string
}

func newExplore(a *app) *cobra.Command {
	var opts exploreOptions
	cmd := &cobra.Command{
		Use:   "explore",
		Short: "Explore the graph in a browser",
		Long: `Explore serves pages on which everything can be clicked through to the sentence that it rests on, until
ctrl-C. They answer to this machine alone unless another address is given.`,
		Example: `  entente explore
  entente explore --listen 127.0.0.1:9000`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runExplore(cmd.Context(), a, opts) },
	}
	cmd.Flags().StringVar(&opts.listen, "listen", explore.Address, "serve at `address`")
	return cmd
}

func runExplore(ctx context.Context, a *app, opts exploreOptions) error {
	address, open, err := listenAt(ctx, opts.listen)
	if err != nil {
		return &usageError{err, "entente explore"}
	}
	s, err := a.existing(ctx)
	if err != nil {
		return err
	}
	defer s.Close()
	l, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("%w; --listen gives another address", err)
	}
	if open {
		a.say("warning: everybody who reaches %s can read the graph, and query it", l.Addr())
	}
	fmt.Fprintf(a.out, "Exploring at http://%s (ctrl-C ends it)\n", l.Addr())
	if err := a.out.Flush(); err != nil {
		return err
	}
	return explore.Serve(ctx, l, explore.New(s, s.Ontology, store.Schema(s.Ontology)))
}

// listenAt is the address to listen at, and whether others than this machine can reach it. Without
// a host it is this machine's own.
func listenAt(ctx context.Context, listen string) (address string, open bool, err error) {
	host, port, err := net.SplitHostPort(listen)
	if err != nil {
		return "", false, fmt.Errorf("--listen %s: want host:port: %w", listen, err)
	}
	if host == "" {
		host = "127.0.0.1"
	}
	ips, err := net.DefaultResolver.LookupIPAddr(ctx, host)
	if err != nil {
		return "", false, fmt.Errorf("--listen %s: %w", listen, err)
	}
	for _, ip := range ips {
		open = open || !ip.IP.IsLoopback()
	}
	return net.JoinHostPort(host, port), open, nil
}
