// The part of saxen that sheet-zip.ts uses; the package has no types of its own.

declare module "saxen" {
  type Decode = (text: string) => string;

  export class Parser {
    on(event: "openTag", then: (name: string, attributes: () => Record<string, string>, decode: Decode, selfClosing: boolean) => void): this;
    on(event: "closeTag", then: (name: string, decode: Decode, selfClosing: boolean) => void): this;
    on(event: "text", then: (text: string, decode: Decode) => void): this;
    on(event: "cdata", then: (text: string) => void): this;
    on(event: "error" | "warn", then: (why: Error) => void): this;
    parse(source: string): void;
    stop(): void;
  }
}
