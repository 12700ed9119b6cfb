-- Callers may build idempotency keys from addresses or names: from now on the key is kept as its SHA-256.
update idempotency_key set key = encode(sha256(convert_to(key, 'UTF8')), 'hex');
