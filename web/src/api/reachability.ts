/** Whether the server answered the last time anything asked it: a store outside React. */
let reachable = true;
const listeners = new Set<() => void>();

export const reachability = {
  report: (answered: boolean): void => {
    if (answered === reachable) return;
    reachable = answered;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  current: (): boolean => reachable,
};
