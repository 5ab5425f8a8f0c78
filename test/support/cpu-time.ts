/**
 * Milliseconds of the processor that this thread took for some work: other than a clock, it does not mind what else the
 * machine has to do. Where the work waits, whatever the thread does meanwhile counts, too.
 */
export function cpuTimer(): () => number {
  const before = process.threadCpuUsage();
  return () => {
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1000;
  };
}
