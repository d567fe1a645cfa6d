package local

import (
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

const detachedProcess = 0x00000008 // DETACHED_PROCESS: no console, so none whose end could take it along

func detached() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP | detachedProcess}
}

// terminate kills: Windows has no signal that a process without a console could be asked by.
func terminate(pid int) error { return kill(pid) }

func kill(pid int) error {
	p, err := os.FindProcess(pid)
	if err != nil {
		return err
	}
	return p.Kill()
}

// commandLine is the command line of a process; empty if there is no such process.
func commandLine(pid int) string {
	query := fmt.Sprintf("(Get-CimInstance Win32_Process -Filter 'ProcessId=%d').CommandLine", pid)
	line, _ := exec.Command("powershell", "-NoProfile", "-Command", query).Output()
	return string(line)
}
