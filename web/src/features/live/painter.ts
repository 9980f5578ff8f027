import type { Frame } from "./frame";

/** Paints frames on a canvas at the screen's own resolution. The newest frame wins: a late older one is dropped. */
export class Painter {
  readonly #canvas: HTMLCanvasElement;
  readonly #resized: ResizeObserver;
  #bitmap: ImageBitmap | null = null;
  #seq = -1;

  constructor(canvas: HTMLCanvasElement) {
    this.#canvas = canvas;
    this.#resized = new ResizeObserver(() => this.#draw());
    this.#resized.observe(canvas);
  }

  async show(frame: Frame): Promise<void> {
    this.#seq = frame.seq;
    const bitmap = await createImageBitmap(frame.jpeg).catch(() => null);
    if (!bitmap) return;
    if (this.#seq !== frame.seq) {
      bitmap.close();
      return;
    }
    this.#bitmap?.close();
    this.#bitmap = bitmap;
    await new Promise((painted) => {
      // A hidden page gets no animation frames, but the server still waits for the answer.
      if (document.hidden) setTimeout(painted, 500);
      else requestAnimationFrame(painted);
    });
    this.#draw();
  }

  close(): void {
    this.#resized.disconnect();
    this.#bitmap?.close();
    this.#bitmap = null;
  }

  #draw(): void {
    const context = this.#canvas.getContext("2d", { alpha: false });
    const width = Math.round(this.#canvas.clientWidth * devicePixelRatio);
    const height = Math.round(this.#canvas.clientHeight * devicePixelRatio);
    if (!this.#bitmap || !context || width === 0 || height === 0) return;
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
    context.imageSmoothingQuality = "high";
    context.drawImage(this.#bitmap, 0, 0, width, height);
  }
}
