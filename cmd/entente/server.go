package main

import (
	"context"
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"
)

func newServer(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "server",
		Short: "Start, stop and watch the local Dgraph",
		Long: `Server is about the Dgraph that entente runs on this machine, with its files in the folder that --data
names. Other commands start it when they need it, and it goes on until it is stopped.`,
		Example: `  entente server status
  entente server stop`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newServerStart(a), newServerStop(a), newServerStatus(a))
	return cmd
}

func newServerStart(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "start",
		Short: "Start the local Dgraph if it doesn't run",
		Long: `Start makes sure that the local Dgraph runs, and prints its address. Without a dgraph v23 to v25 on PATH
it builds one first, once, which takes a few minutes and needs Go and the network.`,
		Example: `  entente server start`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runServerStart(cmd.Context(), a) },
	}
}

func runServerStart(ctx context.Context, a *app) error {
	a.dgraph = "" // this is about the local one, whatever the environment names
	opening := a.open(ctx)
	defer opening.close()
	if _, err := opening.wait(); err != nil {
		return err
	}
	status, err := a.server(nil).Status(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(a.out, "Dgraph %s runs at %s.\n", status.Version, status.Address)
	return nil
}

func newServerStop(a *app) *cobra.Command {
	return &cobra.Command{
		Use:     "stop",
		Short:   "Stop the local Dgraph if it runs",
		Long:    `Stop ends the local Dgraph and waits until it is gone. What was loaded stays.`,
		Example: `  entente server stop`,
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return runServerStop(cmd.Context(), a) },
	}
}

func runServerStop(ctx context.Context, a *app) error {
	bar := a.progress("stopping Dgraph", -1)
	err := a.server(nil).Stop(ctx)
	bar.Finish()
	if err != nil {
		return err
	}
	fmt.Fprintln(a.out, "Dgraph is stopped.")
	return nil
}

type serverStatusOptions struct {
	format choice
}

func newServerStatus(a *app) *cobra.Command {
	opts := serverStatusOptions{newChoice("text", "json")}
	cmd := &cobra.Command{
		Use:   "status",
		Short: "Show how the local Dgraph stands",
		Long:  `Status says whether the local Dgraph runs, where it listens, and where its files and logs are.`,
		Example: `  entente server status
  entente server status --format json | jq .Alpha.PID`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runServerStatus(cmd.Context(), a, opts) },
	}
	opts.format.format(cmd, "print as")
	return cmd
}

func runServerStatus(ctx context.Context, a *app, opts serverStatusOptions) error {
	s, err := a.server(nil).Status(ctx)
	if err != nil {
		return err
	}
	if opts.format.value == "json" {
		out := json.NewEncoder(a.out)
		out.SetIndent("", "  ")
		return out.Encode(s)
	}
	out := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', 0)
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(out, "%s\t%s\n", name, line(value))
		}
	}
	switch {
	case s.Running:
		row("status", "running")
	case s.Zero.PID != 0 || s.Alpha.PID != 0:
		row("status", "half running, or not ready yet: `entente server start` mends it")
	default:
		row("status", "not running")
	}
	row("gRPC", s.Address)
	row("HTTP", s.HTTP)
	row("program", s.Binary)
	row("version", s.Version)
	row("folder", s.Dir)
	if s.Version != "" {
		row("zero", process(s.Zero.PID, s.Zero.Log))
		row("alpha", process(s.Alpha.PID, s.Alpha.Log))
	}
	return out.Flush()
}

// process says in words how one of the two processes stands.
func process(pid int, log string) string {
	if pid == 0 {
		return "not running, log " + log
	}
	return fmt.Sprintf("process %d, log %s", pid, log)
}
