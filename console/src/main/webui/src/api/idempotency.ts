/** A fresh Idempotency-Key. Works without a secure context, where crypto.randomUUID is missing. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Gives the same key for the same content, so that a retry is recognised, and another one once the content differs or the call
 * has succeeded.
 */
export class SubmitKey {
  private content: string | null = null;
  private key = '';

  /** The key for this content. */
  of(content: unknown): string {
    const text = JSON.stringify(content);
    if (text !== this.content) {
      this.content = text;
      this.key = newIdempotencyKey();
    }
    return this.key;
  }

  /** The call has succeeded; the same content again is a new wish. */
  used(): void {
    this.content = null;
  }
}
