// What the timed pages hold: our exhibit's interface, and the notes of probe.js.
interface Window { bench: any; crossings: any }
declare const crossings: any;
