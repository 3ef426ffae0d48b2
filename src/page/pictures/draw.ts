import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { spend } from '../../base/work.ts';

const { resolve } = createRequire(import.meta.url);
const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf', 'DejaVuSerif-Bold.ttf'];
/** A thread that nobody has asked for so long gives its memory back. */
const IDLE_MS = 30_000;

/** Draws in a thread of its own: a picture takes as long as a hundred pages, which need not wait for it. */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads');
const { readFileSync } = require('node:fs');
const { initWasm, Resvg } = require(workerData.resvg);
const font = { fontBuffers: workerData.fonts.map((font) => readFileSync(font)), loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' };
const ready = initWasm(readFileSync(workerData.wasm));
parentPort.on('message', async ({ id, svg }) => {
  try {
    await ready;
    const image = new Resvg(svg, { font });
    const png = image.render().asPng();
    image.free();
    parentPort.postMessage({ id, png });
  } catch (error) {
    parentPort.postMessage({ id, error: String(error) });
  }
});`;

interface Drawn {
  id: number;
  png?: Uint8Array;
  error?: string;
}

interface Thread {
  worker: Worker;
  waiting: Map<number, { done: (png: Uint8Array) => void; fail: (error: Error) => void }>;
  idle?: NodeJS.Timeout;
}

let thread: Thread | null = null;
let lastId = 0;

function start(): Thread {
  const worker = new Worker(THREAD, {
    eval: true,
    workerData: {
      resvg: resolve('@resvg/resvg-wasm'),
      wasm: resolve('@resvg/resvg-wasm/index_bg.wasm'),
      fonts: FONTS.map((font) => resolve(`dejavu-fonts-ttf/ttf/${font}`)),
    },
  });
  const started: Thread = { worker, waiting: new Map() };
  const end = (error: Error) => {
    for (const { fail } of started.waiting.values()) fail(error);
    started.waiting.clear();
    if (thread === started) thread = null;
  };
  worker.on('message', ({ id, png, error }: Drawn) => {
    const asked = started.waiting.get(id);
    started.waiting.delete(id);
    if (png) asked?.done(png);
    else asked?.fail(new Error(error));
    if (started.waiting.size > 0) return;
    worker.unref();
    started.idle = setTimeout(() => void worker.terminate(), IDLE_MS).unref();
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('the thread that draws has ended')));
  worker.unref();
  return started;
}

/** Some six milliseconds of another thread. */
const POINTS = 600;
/** The same picture is drawn once, however many ask for it at a time. */
const drawn = new LRUCache<string, Promise<Uint8Array>>({ max: 200 });

/** A picture as PNG, which is what those show who cannot draw SVG. It asks nobody for anything: neither fonts nor files. */
export function draw(svg: string): Promise<Uint8Array> {
  const key = createHash('sha256').update(svg).digest('base64');
  const known = drawn.get(key);
  if (known) return known;
  spend('points', POINTS);
  const png = new Promise<Uint8Array>((done, fail) => {
    thread ??= start();
    clearTimeout(thread.idle);
    thread.worker.ref();
    lastId += 1;
    thread.waiting.set(lastId, { done, fail });
    thread.worker.postMessage({ id: lastId, svg });
  });
  drawn.set(key, png);
  png.catch(() => drawn.delete(key));
  return png;
}
