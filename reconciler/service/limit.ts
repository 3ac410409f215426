/** Lets at most so many pieces of work run at the same time; the others wait for their turn, in the order they came. */
export function createLimit(most: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      // Who waits takes over the place; it is never free in between.
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
