export function NewPoolPage() { return null; }
