/** Text that two bodies share exactly when they say the same. */
export function measure(body: unknown): string;
