/**
 * What two cores of this machine are worth: node bench/cores.ts [ROUNDS]
 * Two threads count how often they go through a loop that touches no memory, each alone and then at the same time. 2.00 means two
 * cores; near 1.5 or below, the machine lets both threads share one core's arithmetic (virtual machines do, and change it while they run),
 * and no program that is bound by arithmetic gains more from a second job.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const sliceMs = 300;

const loop = `
const { parentPort } = require('node:worker_threads');
function work(n) {
  let a = 1, b = 2, c = 3, d = 4, e = 5, f = 6;
  for (let i = 0; i < n; i++) { a = (a + i) | 0; b = (b ^ i) | 0; c = (c + i) | 0; d = (d - i) | 0; e = (e ^ i) | 0; f = (f + i) | 0; }
  return a ^ b ^ c ^ d ^ e ^ f;
}
for (let i = 0; i < 2000; i++) work(1000);
parentPort.on('message', (ms) => {
  const end = performance.now() + ms;
  let rounds = 0;
  while (performance.now() < end) { work(100000); rounds++; }
  parentPort.postMessage(rounds);
});`;

/** How many times as much two threads do together as the faster of them does alone, for each of `rounds` rounds of about a second. */
export async function worthOfTwoCores(rounds: number): Promise<number[]> {
  const threads = [0, 1].map(() => new Worker(loop, { eval: true }));
  const count = async (thread: Worker) => {
    const answer = once(thread, 'message') as Promise<[number]>;
    thread.postMessage(sliceMs);
    return (await answer)[0];
  };
  for (const thread of threads) await count(thread);
  const worth: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const alone: number[] = [];
    for (const thread of threads) alone.push(await count(thread));
    const together = await Promise.all(threads.map(count));
    worth.push((together[0]! + together[1]!) / Math.max(...alone));
  }
  await Promise.all(threads.map((thread) => thread.terminate()));
  return worth;
}

if (import.meta.main) {
  const worth = await worthOfTwoCores(Number(process.argv[2] ?? 10));
  console.log(`two cores against one: ${worth.map((one) => one.toFixed(2)).join(', ')}`);
}
