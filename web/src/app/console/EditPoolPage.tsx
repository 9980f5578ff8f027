export function EditPoolPage() { return null; }
