import { readFile } from 'node:fs/promises';
import { errorCode } from './durable-file.ts';

/**
 * When a process of this machine started, in ticks since boot, where the system tells (Linux: proc_pid_stat(5), field 22);
 * undefined elsewhere. Process ids are reused, and in containers nearly always the same ones.
 */
export async function processStart(pid: number): Promise<string | undefined> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may hold spaces and parentheses itself.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

/** Whether the process that had this id and start is still there. When in doubt it is. */
export async function isProcessAlive(pid: number, start: string | undefined): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is one, of another user.
    if (errorCode(error) === 'ESRCH') return false;
  }
  const present = start === undefined ? undefined : await processStart(pid);
  return present === undefined || present === start;
}
