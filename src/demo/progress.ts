import { SingleBar } from 'cli-progress';

/** Tells whoever waits for the demo how far it is and what is being done now. */
export interface Progress {
  /** Something has begun: a word about it, such as `measuring N-2201/YG/HERO`. */
  doing(what: string): void;
  /** So many of all parts are done. */
  done(parts: number): void;
  end(): void;
}

/** One bar on a terminal; elsewhere a plain line at each tenth, so that a log stays readable. */
export function newProgress(parts: number, say: (line: string) => void): Progress {
  return process.stdout.isTTY ? onTerminal(parts) : inLines(parts, say);
}

function onTerminal(parts: number): Progress {
  const bar = new SingleBar({
    format: 'Loading the demo  [{bar}] {percentage}%  {what}',
    stream: process.stdout,
    barsize: 30,
    gracefulExit: false, // Ctrl-C is ours: everything ends in order
  });
  bar.start(parts, 0, { what: '' });
  return {
    doing: (what) => bar.update({ what }),
    done: (count) => bar.update(count),
    end: () => bar.stop(),
  };
}

function inLines(parts: number, say: (line: string) => void): Progress {
  let tenth = -1;
  let now = '';
  return {
    doing: (what) => (now = what),
    done: (count) => {
      const reached = Math.floor((count / parts) * 10);
      if (reached > tenth) say(`Loading the demo: ${reached * 10} %${now && `, ${now}`}`);
      tenth = Math.max(tenth, reached);
    },
    end: () => undefined,
  };
}
