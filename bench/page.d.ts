// What the timed pages hold: the exhibit's interface, and the notes of probe.js.

interface Notes {
  /** When a state was first true, by its name */
  first: Record<string, number>;
  /** The ids of the figures on the slider's map, and when */
  layers: [string, number][];
  /** A key, and when */
  pressed: [string, number][];
  until<T>(find: (notes: Notes) => T | undefined, patience: number): Promise<T>;
}
interface Window { bench: Notes; crossings: typeof crossings }
declare const crossings: {setTime(day: string | null): void; state(): {claims: string[]}};
