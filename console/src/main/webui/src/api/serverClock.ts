/**
 * The server's clock, as far as this browser knows it. Deadlines are counted against it, because the clock of a workplace may be
 * wrong by minutes or hours.
 */
export class ServerClock {
  private offset = 0;
  private uncertainty = Number.POSITIVE_INFINITY;
  private observedAt = 0;

  constructor(private readonly localNow: () => number = () => Date.now()) {}

  /** Milliseconds since 1970 by the server's clock. */
  now(): number {
    return this.localNow() + this.offset;
  }

  /**
   * Takes note of a time the server named. The most certain observation of the last ten minutes holds.
   *
   * @param serverTime in milliseconds since 1970
   * @param uncertainty how far off the observation may be, in milliseconds: the round trip, and the precision of the value
   */
  observe(serverTime: number, uncertainty: number): void {
    if (!Number.isFinite(serverTime)) return;
    const now = this.localNow();
    const stale = now - this.observedAt > 600_000 || now < this.observedAt;
    if (uncertainty <= this.uncertainty || stale) {
      this.offset = serverTime - now;
      this.uncertainty = uncertainty;
      this.observedAt = now;
    }
  }
}

export const serverClock = new ServerClock();
