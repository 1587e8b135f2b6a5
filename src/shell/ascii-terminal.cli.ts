import { inAscii } from '../text/ascii.ts';
import type { Output, World } from './world.cli.ts';

/**
 * The world with its terminals in ASCII: what refnet draws with has stand-ins there. Into a pipe or a file all is written as
 * everywhere, so that what a program reads does not depend on the locale of who runs it.
 */
export function inAsciiTerminals(world: World): World {
  const outputs = new Map<Output, Output>();
  const through = (output: Output) => {
    if (output.isTTY !== true) return output;
    const known = outputs.get(output) ?? asciiOutput(output);
    outputs.set(output, known);
    return known;
  };
  const { page } = world;
  return new Proxy(world, {
    get(target, key: keyof World) {
      if (key === 'stdout' || key === 'stderr') return through(target[key]);
      if (key === 'page' && page !== undefined)
        return (...[command, text, env]: Parameters<typeof page>) => page(command, inAscii(text), env);
      return target[key];
    },
  });
}

/** The same stream, to everybody who asks it for more than to write too. */
function asciiOutput(output: Output): Output {
  const write = (chunk: string | Uint8Array) =>
    output.write(typeof chunk === 'string' ? inAscii(chunk) : chunk);
  return new Proxy(output, {
    get(target, key) {
      if (key === 'write') return write;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
