/**
 * The frame types are the truth: each schema gives exactly its type, no member more, less or looser.
 * `satisfies` beside the schemas cannot see an optional member that was forgotten; this file can.
 */
import type { FileRef, FormStep, Notice, Part } from '../../model.js';
import type { Capabilities } from '../../transport.js';
import type { OperatorFrame, ServerToOperatorFrame } from '../operatorFrames.js';
import type { ServerToVisitorFrame, VisitorFrame } from '../visitorFrames.js';
import type { fileSchema } from './basicSchemas.js';
import type { capabilitiesSchema } from './capabilitiesSchema.js';
import type { deskFrameSchemas } from './deskFrameSchemas.js';
import type { stepsSchema } from './formSchemas.js';
import type { operatorFrameSchemas } from './operatorFrameSchemas.js';
import type { noticeSchema, partsSchema } from './partsSchema.js';
import type { Output } from './schema.js';
import type { serverFrameSchemas } from './serverFrameSchemas.js';
import type { visitorFrameSchemas } from './visitorFrameSchemas.js';

/** Readonly-ness, intersections and index signatures by `Record` evened out. */
type Plain<T> = T extends string | number | boolean | undefined
  ? T
  : { -readonly [K in keyof T]: Plain<T[K]> };

type Same<A, B> =
  (<T>() => T extends Plain<A> ? 1 : 2) extends <T>() => T extends Plain<B> ? 1 : 2 ? true : false;

type Outputs<S> = { [T in keyof S]: { type: T } & Output<S[T]> };

type ByType<F extends { type: string }> = { [T in F['type']]: Extract<F, { type: T }> };

function holds<_T extends true>(): void {
  // Only the compiler looks at this file.
}

holds<Same<Output<typeof fileSchema>, FileRef>>();
holds<Same<Output<typeof stepsSchema>[number], FormStep>>();
holds<Same<Exclude<Output<typeof noticeSchema>, undefined>, Notice>>();
holds<Same<Output<typeof partsSchema>[number], Part>>();
holds<Same<Output<typeof capabilitiesSchema>, Capabilities>>();
holds<Same<Outputs<typeof visitorFrameSchemas>, ByType<VisitorFrame>>>();
holds<Same<Outputs<typeof operatorFrameSchemas>, ByType<OperatorFrame>>>();
holds<Same<Outputs<typeof serverFrameSchemas>, ByType<ServerToVisitorFrame>>>();
holds<Same<Outputs<typeof deskFrameSchemas>, ByType<ServerToOperatorFrame>>>();

// @ts-expect-error an optional member that is missing is a difference
holds<Same<{ id: string }, { id: string; name?: string }>>();
// @ts-expect-error and so is one that may also be undefined
holds<Same<{ name?: string | undefined }, { name?: string }>>();
