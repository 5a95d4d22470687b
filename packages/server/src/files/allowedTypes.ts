/** What may be uploaded: pictures, and the receipts and statements that come as PDF. */
export const allowedTypes = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'image/heic',
  'application/pdf',
] as const;

/** A type that may be uploaded. */
export type AllowedType = (typeof allowedTypes)[number];
