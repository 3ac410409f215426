import type { z } from 'zod';
import type { GraphRequest } from '../graph-request.ts';
import type { JsonObject } from '../json.ts';
import type { Pointer } from '../pointer.ts';
import type { CollectionName } from '../reference.ts';
import type { ApiVersion, ManagedCollection } from '../resource.ts';
import type { Telling } from '../telling/telling.ts';

/**
 * Everything about one kind of Graph object we manage. Pointers are patterns: the segment `*` stands for any array index.
 *
 * Requests are values. In their paths and strings `{id}` stands for the object's own id, `{graph}` for Graph's origin, and
 * `{collection/name}` for the id of a named object; they are bound when the request leaves.
 */
export interface Kind {
  readonly collection: ManagedCollection;
  /** As people say it, lower case unless a proper name: `Conditional Access policy`. */
  readonly title: string;
  /** Path of the collection, relative to the version root. */
  readonly path: string;
  /**
   * The version objects of the kind are read and written with, unless their body says something only beta can say: see `betaOnly`.
   * Never one for reading and another for writing: a beta body does not fit a v1.0 PATCH (service error 1007).
   */
  readonly apiVersion: ApiVersion;
  /** What pins an object to beta; empty for kinds that are on one version throughout. */
  readonly betaOnly: BetaOnly;
  /**
   * When beta is listed beside v1.0: always, because v1.0 hides objects that use more than it knows, or only for a run in which
   * git pins an object of the kind to beta.
   */
  readonly listsBeta: 'always' | 'whenPinned';
  /** Query of the list request, `''` or beginning with `?`. */
  readonly query: string;
  /**
   * Whole collections are listed; `byName` kinds are too many, so only the named and the owned are fetched; a `singleton` is one
   * object that every tenant has: never created, never deleted, and only the members git states are ours. `nowhere`: no tenant can
   * hold an object of the kind, and documents keep what an export calls one.
   */
  readonly read: 'collection' | 'byName' | 'singleton' | 'nowhere';
  /** Types no object can be of, only of one made from them: a body that names one is kept in git, and a plan does not create it. */
  readonly abstract?: readonly string[];
  /** The property that holds the display name, where it is not `displayName`. */
  readonly nameProperty?: string;
  /** Members that no list shows, each with the route below the object that does. */
  readonly related?: readonly { readonly member: string; readonly path: string }[];
  /** Kinds that are read with this one, because guards judge a change of it by them. */
  readonly judgedWith?: readonly ManagedCollection[];
  /** The id, where the author of an object chooses it; elsewhere the service does. */
  readonly chosenId?: Pointer;
  /** Objects the service itself puts into every tenant, by the value of one property. Never ours to create, change or delete. */
  readonly provided?: { readonly mark: Pointer; readonly value: string; readonly noun: string };
  /** What a list does not show although objects have it: each object is read by itself then. */
  readonly hiddenInLists?: readonly Pointer[];
  /** Creation order: an object comes after everything it refers to. Deletion runs the other way. */
  readonly rank: number;
  /** Shape of a body as Graph gives it; open, so unknown properties pass. */
  readonly schema: z.ZodType<JsonObject>;
  /** Set by the service, never sent, never compared. */
  readonly readOnly: readonly Pointer[];
  /** Sent on create, not compared: the service rewrites them or they mean nothing to us afterwards. */
  readonly writeOnly: readonly Pointer[];
  /** Objects the service gives whole where only their `id` was ever ours to say. */
  readonly expanded: readonly Pointer[];
  /** Of those, members only a new object can be given: a change of them in git has no effect, and is told. */
  readonly sentOnce?: readonly Pointer[];
  /** Whole parts that are ours only where a document says them; where it does not, what the tenant holds there is left alone. */
  readonly ownedWhenSaid?: readonly Pointer[];
  /** Texts that travel as base64: reports show what they say. */
  readonly base64?: readonly Pointer[];
  /** Cannot be changed on an existing object. */
  readonly immutable: readonly Pointer[];
  /** Whether a change of something immutable makes another object in place of the old one; otherwise it is refused. */
  readonly replaceable?: true;
  /** Objects whose `@odata.type` says something; elsewhere it is an export's noise. */
  readonly typed: readonly Pointer[];
  /** Strings that hold a comma-separated set of words. */
  readonly flags: readonly Pointer[];
  /** Members of enumerations whose letter case the service ignores and puts into its own spelling. */
  readonly words: readonly Words[];
  /** Where ids of other objects stand. `words` are not ids although they stand there. */
  readonly references: readonly ReferencePlace[];
  /** Arrays where a shrinking list widens what is enforced, or who is locked out; see the guard on exclusions. */
  readonly exclusions: readonly Pointer[];
  /**
   * Whether every GET shows every property, at its default where nobody set one. An export then says as much by a default as by
   * silence, and an import has to keep neither; elsewhere a default that is written was meant.
   */
  readonly showsDefaults?: true;
  /** Values that mean the same as silence, by property pattern. */
  readonly defaults: readonly { readonly pointer: Pointer; readonly value: JsonObject[string] }[];
  /** Members whose `false` means the same as silence: every boolean directly below these pointers. */
  readonly falseIsSilence: readonly Pointer[];
  /** The same body without members that follow from others at the time of reading, and say nothing by themselves. */
  readonly withoutDerived?: (body: JsonObject) => JsonObject;
  /** Equivalences the service itself makes when it stores a body, beyond the lists above. */
  normalise(body: JsonObject): JsonObject;
  /** The first request creates; later ones complete the object. */
  create(body: JsonObject): readonly GraphRequest[];
  /** Plural because a PATCH is only the common case. */
  update(change: KindChange): readonly GraphRequest[];
  remove(live: JsonObject): readonly GraphRequest[];
  /** How changes of properties are told that are no part of a richer vocabulary: `display name` is told for every kind alike. */
  readonly tell?: readonly Telling[];
  /** Application permissions, least first (Microsoft Graph permissions reference). */
  readonly permissions: { readonly read: readonly string[]; readonly write: readonly string[] };
}

export interface KindChange {
  readonly desired: JsonObject;
  /** The live body, as canonical as `changed` needs to be understood. */
  readonly live: JsonObject;
  /** The live body with everything the service added: the ids of its parts are needed to address them. */
  readonly stored: JsonObject;
  /** Properties that differ: pointers to leaves, and to arrays as a whole. */
  readonly changed: readonly Pointer[];
}

export interface ReferencePlace {
  readonly pointer: Pointer;
  readonly collection: CollectionName;
  readonly words?: readonly string[];
  /** Form of the ids, where they are not GUIDs. */
  readonly ids?: RegExp;
}

/** Words in Graph's spelling, by the place where they stand. */
export interface Words {
  readonly pointer: Pointer;
  readonly words: readonly string[];
}

/** Parts of a body that v1.0 does not know. */
export interface BetaOnly {
  /** Properties; null and empty ones pin nothing, because beta shows them in every body. */
  readonly properties: readonly Pointer[];
  /** Members of enumerations, or types, by the place where they stand. */
  readonly words: readonly Words[];
}
