// Eight writers and a reader at once on one file.
import { told } from './program.mjs';

/** @type {import('./context.mjs').Scenario} */
export const scenario = {
  name: 'writers',
  about: 'eight writers and a reader at once, on one file',
  run: async (context) => {
    const network = await context.network('small');
    const partners = ['maren', 'victor', 'ilse'];
    const writer = async (number) => {
      for (let nth = 1; nth <= 3; nth += 1) {
        const client = `Writer ${number} Client ${nth}`;
        const ran = await network.refnet(['log', client, '--from', context.random.one(partners)]);
        network.model.log(client, ran);
        if (ran.code !== 0 && ran.code !== 4) context.finding('a writer among eight failed', told(ran));
      }
    };
    const writing = { now: true };
    const reader = async () => {
      let before;
      while (writing.now) {
        const ran = await network.refnet(['referrals', '--format', 'csv']);
        if (ran.code !== 0) context.finding('a reader among writers failed', told(ran));
        const lines = ran.stdout.trim().split('\n').length;
        if (before !== undefined && lines < before) context.finding('a reader saw fewer records than before');
        before = lines;
      }
    };
    const reading = reader();
    await Promise.all(Array.from({ length: 8 }, (_, number) => writer(number + 1)));
    writing.now = false;
    await reading;
    context.count('acknowledged', network.model.acknowledged);
    await context.check(network);
  },
};
