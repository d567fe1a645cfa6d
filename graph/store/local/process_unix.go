//go:build unix

package local

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// detached puts a child into a session of its own, where neither ctrl-C nor the end of the terminal reaches it.
func detached() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setsid: true} }

func terminate(pid int) error { return syscall.Kill(pid, syscall.SIGTERM) }
func kill(pid int) error      { return syscall.Kill(pid, syscall.SIGKILL) }

// commandLine is the command line of a process, its parts joined by spaces; empty if there is no such process.
func commandLine(pid int) string {
	if args, err := os.ReadFile(fmt.Sprintf("/proc/%d/cmdline", pid)); err == nil {
		return string(bytes.ReplaceAll(args, []byte{0}, []byte{' '}))
	}
	if _, err := os.Stat("/proc/self/cmdline"); err == nil {
		return ""
	}
	line, _ := exec.Command("ps", "-ww", "-o", "command=", "-p", strconv.Itoa(pid)).Output()
	return string(line)
}
