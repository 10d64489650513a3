// data/colormaps/matplotlib.ts -- maps that users of matplotlib and fastplotlib name. Written by scripts/colormap-tables.mjs; do not edit.
// How the text is read: packed.ts. Whose they are: docs/colormaps.md.

/** Maps by their matplotlib names; `matplotlib:` where one of vispy has the same name and other colours. */
export const matplotlibMaps = {
  // Perceptual maps of matplotlib (CC0; cividis BSD) and turbo (Apache-2.0, Google)
  viridis: "~ARAFUERgdaUSCN0SRDmDYOlSMhK3WOhH5SMPH6KHNKK6AOO7t1NVMVoQd9FTVrdwwN0OEcH4uQYF7+UcG/ecl",
  plasma: "~ADQiHHIAaPNOASaZYQCnRewKoLiwqlTpR+ZgyEN7l525be+JRBZ/rgsR+9MkR8/AnE8PckB8Pkh",
  inferno:
    "~AAAAEBAQAFFAgIOICQYfMGAw8NLQtZIOwlkLTQ1sPZRVuSgiBsXpi1gUxDxOT3VE6T72wjR+IkMH+5YGG/KEIH/K4SN+ccvL9N1PI8extH8/aKH/P+k",
  magma: "~AAAAEFAgILLCggiQHRFHNMRFlJQA90MVBN9Tch+BZmS2AYwDp2T3kloO7lteL9m5cL+4NfR/qNvX/s2Qa/P2/",
  cividis: "~AACJOTADBvEATJxFEjVwHIDpvSOEdsgV11txgoB5hopl1ewbJqb3slYR8dlFJ/OI2C/uQ0D/ug4",
  turbo:
    "~AMBI7ENR5YHPDKGIQkmxIRV7THR3HpHRoL4FRI/+GPZ7+IL7L0JIMffHGdXNGGOC9FHeeyFJ+6kIP/aKNcf5fKlv5EGp/w6Gt/c1K0Oo0M6dU5J9sM6J/a41J/pYrL+XUdN61AOK3DsHNwSMCNnhABLegQD",
  twilight:
    "~A4tniE3dngH0NTZNqsLMLjK/FJeJ7CJa42/DZ4a+KYXG5LX1ewDXk+sCXkyqBXkioHXDidFWiuQDWCaKBVyOFFURp1CTxlwBTBdrFRBNaCQRJWBPxJRCPBFLIMhI6DMBQ3FNhE5DOxE7MVhVGDXxdKLeyFQFhydQKnDlQDoD5QBo0FQDqEdQMuGFVFvW5aJxYRoCxodrBxotuGypp9Iz62WBz66XB0LKcL2cnCG3tPTD4NbaG4tni",
  berlin: "~AnrD/OfqzwNXaXdLRJfGMM4KocHk5lYEScyOERUZIFQ4OJHgsEJKA0BWRxQBLWRwHJbCcRKgjciXsGJTm/62t",
  managua: "~A/89nD+8llb2pZUetmdFcjkI6RczA5NYSk/LVilKNTjFeRTEV/QUF2cSWHi2gbK3cegef/",
  vanimo: "~A/839P6KLeTynO5PsVaeQkD1+TXiVROOxozJKhUkIIRQbKGhQUNGhoRLHyYSMKzkWlWnwqPbpc3KfqxFKkMNaKpN14Mvv2l",
  // seaborn (BSD-3-Clause)
  rocket: "~AAwUaJDgsiYMRg7YVh5PVeB9ZSlxxbNrRdZOxBdTM1SJKP5TlAJ7Eo+K8F5CK83FNV9ZZsU9raRj+uvd",
  mako: "~ACwQFSHhEfZNCRHZQDhyQQEiNLPFWYRNmmfrNJmqTOq6tRScGtKWcytJcNStOmd22LteXEU3vXl",
  icefire:
    "~AvefbRjcbQQXanNKRZbOIOIXQFN3rQGPmzLHR1y8GSlCpIRkWKMODZfJLSxFKJCMuIHx8jGHx4eLLR8hOSiUuNbSs7MkC5EHpS9EIuzY/HzEE5K3lczH52o0F7Hg7I8Y9RZ/9Ss",
  vlag: "~AI2m9GNHC8NUH68bfprChs7/Tn8vDyF+PT1G+vX0G+e/uU69DO0yoF+wqTc7",
  flare: "~A7bCBi6o9se5XFeV3l1cU1ExgUxEJnpnjdwmei5wzSyNi",
  crest: "~Apc2QNlsaRuZa2QeTZyQ/JHeLWHGmJRHl6HhJ0d9fLDFy",
  // matplotlib's own (matplotlib licence, BSD-compatible), many as Matlab, gnuplot and Yorick have them
  binary: "#ffffff000000",
  bone: "~AAAAAbGBgh/T09uLWFt4/j6evcqcjI/////",
  copper: "~AAAAASFg4J/ZD8o/snBI//6Jnw/8d/",
  pink: "~AHgAAEMhoaDPCIiESCsrKYDw8Pe05OZnmZmfwX19Fw4SAd0KqSe3Mmjh6OezZ8fHTp////",
  afmhot: "#000000800000ff8000ffff80ffffff",
  gist_heat: "~AAAAA3UwAA/sQAAKwAEAq/1UAV/38AB/4ED/////",
  gist_earth: "~AAAAABAQArBAQA5FBQBuBBQJ0PDyV3ZIFl7YMICAtRZpJCSptGUdqZSnt7deWwKRlBwaNnDxKRvQ1rGWJ4L2tP8dzaL/fv7",
  gist_rainbow: "~A/wApH/wADB/wIAm/88AJ/v8AvAP8AvAP/9BAPz/uAAL/BBAD/u/gD/B/wD7L/wC/",
  gist_stern: "~AAAAAO/w4cxCz9+BQECA/f3/+BgID97u7sCBvLwCEwMAR/////",
  gist_ncar:
    "~AAACANAF8GOAADuBAA7/MALj/BAMD/BAMb/KAPL/DAP/rMAPqdMAP4fCDf8LBE/sAMYM4ABZtEALfPUACgPwIBhP8MMu/88M8f8MD//gAM/9oAN/7oOO/0cBB/0MAM/woAC/wAjM/wD4C8Qf/Lpi3/BnzP+N64Dua/vj+",
  nipy_spectral:
    "~AAAAAMcACABdwCIMhwCYBgwCaMAwCqBAACtMAADdLAGfdCAHjdMAJjdBAJrbMAKqrNAKqIMAJoIBAJoAmAP8AMsP8ABvP8ADyPsAK7+0AM/80AN/5kAM/wkAB/gAAM3gAANzAAABzAwMMzMzM",
  jet: "~AAACAcAAD/EAAH/uALn/JAN3+CAOX4EDPXrDFv/hEI//U/7v8JD+PUAC/u0AB/+oA6/xMAF6AAAXgAAA",
  rainbow: "~AgAD/aTFD8VIYz0RALXrHD8TnQL+DbPTfPOPav3APiP+vPpvidNweuNP39V5Q/7ViP/5FMT/1wve/wAA",
  hsv: "~A/wAAo/+wAE+P0AB9P8AoCP8AEAP8QoAP/8BAPz/oABD/ECAD/o9AD/B+AD9E/wDtk/wAY",
  gnuplot:
    "~AAAAABEAAGBFwANDJAAfGNQBEJRwB5JVgCnIYQHKHagHhFcALuGdgP5HfgT/GhAX+Higb1HkQjmGlgrTHnA23IohGRKqhZZOtCADBtSAAYxTYAX01IAX4XcAU7J8AU9s8AR//8A",
  gnuplot2: "~AAAAA3AADcJAQD/rhwD/m/kyzB/06xZ/4B////4BB//8FU////",
  CMRmap: "~AAAAAgJiaAgTSa/flzOBf+j8qC/0Emf5n8Ag5r8Zg5uV/g////",
  ocean: "#0080000000550080aaffffff",
  terrain: "~AMzOZmAJj+BAJv7YAMtrBAcxm//f+ZB/v6Y/gFxUBgV5W/////",
  brg: "#0000ffff000000ff00",
  bwr: "#0000ffffffffff0000",
  seismic: "#00004d0000ffffffffff0000800000",
  Wistia: "#e4ff7affe81affbd00ffa000fc7f00",
  "matplotlib:hot": "~ACwAAeWQAA//wAAi/1kA///4AC//8H/////",
  "matplotlib:winter": "#0000ff00ff80",
  "matplotlib:coolwarm": "~AO0zAQTmjYVaIrvUhKf8Rm7z/Ss837RydfwS3N3dO6tXJT9cSsT96yOS8pByV42tUSz0U8LwCgvItAQm",
  "matplotlib:cubehelix":
    "~AAAAAEBwIGKEwkZLGhQvKGiJAKGDJLKFURPLFldLMIGhALM3M1MUXkvKb3sxJino7JpHlMKvHlnLzX2JK1ISpI1I3BLz53bLyLHsLwsXzLwtfzLyufwN3PPvK7/r0J////",
  // ColorBrewer (Apache-2.0): colour specifications and designs by Cynthia Brewer, colorbrewer.org
  Blues: "#f7fbffdeebf7c6dbef9ecae16baed64292c62171b508519c08306b",
  BrBG: "#5430058c510abf812ddfc27df6e8c3f5f5f5c7eae580cdc135978f01665e003c30",
  BuGn: "#f7fcfde5f5f9ccece699d8c966c2a441ae76238b45006d2c00441b",
  BuPu: "#f7fcfde0ecf4bfd3e69ebcda8c96c68c6bb188419d810f7c4d004b",
  GnBu: "#f7fcf0e0f3dbccebc5a8ddb57bccc44eb3d32b8cbe0868ac084081",
  Greens: "#f7fcf5e5f5e0c7e9c0a1d99b74c47641ab5d238b45006d2c00441b",
  Greys: "#fffffff0f0f0d9d9d9bdbdbd969696737373525252252525000000",
  OrRd: "#fff7ecfee8c8fdd49efdbb84fc8d59ef6548d7301fb300007f0000",
  Oranges: "#fff5ebfee6cefdd0a2fdae6bfd8d3cf16913d94801a636037f2704",
  PRGn: "#40004b762a839970abc2a5cfe7d4e8f7f7f7d9f0d3a6dba05aae611b783700441b",
  PiYG: "#8e0152c51b7dde77aef1b6dafde0eff7f7f7e6f5d0b8e1867fbc414d9221276419",
  PuBu: "#fff7fbece7f2d0d1e6a6bddb74a9cf3690c00570b0045a8d023858",
  PuBuGn: "#fff7fbece2f0d0d1e6a6bddb67a9cf3690c002818a016c59014636",
  PuOr: "#7f3b08b35806e08214fdb863fee0b6f7f7f7d8daebb2abd28073ac5427882d004b",
  PuRd: "#f7f4f9e7e1efd4b9dac994c7df65b0e7298ace125698004367001f",
  Purples: "#fcfbfdefedf5dadaebbcbddc9e9ac8807dba6a51a354278f3f007d",
  "matplotlib:RdBu": "#67001fb2182bd6604df4a582fddbc7f7f7f7d1e5f092c5de4393c32166ac053061",
  RdGy: "#67001fb2182bd6604df4a582fddbc7ffffffe0e0e0bababa8787874d4d4d1a1a1a",
  RdPu: "#fff7f3fde0ddfcc5c0fa9fb5f768a1dd3497ae017e7a017749006a",
  RdYlBu: "#a50026d73027f46d43fdae61fee090ffffbfe0f3f8abd9e974add14575b4313695",
  RdYlGn: "#a50026d73027f46d43fdae61fee08bffffbfd9ef8ba6d96a66bd631a9850006837",
  Reds: "#fff5f0fee0d2fcbba1fc9272fb6a4aef3b2ccb181da50f1567000d",
  Spectral: "#9e0142d53e4ff46d43fdae61fee08bffffbfe6f598abdda466c2a53288bd5e4fa2",
  YlGn: "#ffffe5f7fcb9d9f0a3addd8e78c67941ab5d238443006837004529",
  YlGnBu: "#ffffd9edf8b1c7e9b47fcdbb41b6c41d91c0225ea8253494081d58",
  YlOrBr: "#ffffe5fff7bcfee391fec44ffe9929ec7014cc4c02993404662506",
  YlOrRd: "#ffffccffeda0fed976feb24cfd8d3cfc4e2ae31a1cbd0026800026",
  Accent: "|7fc97fbeaed4fdc086ffff99386cb0f0027fbf5b17666666",
  Dark2: "|1b9e77d95f027570b3e7298a66a61ee6ab02a6761d666666",
  Paired: "|a6cee31f78b4b2df8a33a02cfb9a99e31a1cfdbf6fff7f00cab2d66a3d9affff99b15928",
  Pastel1: "|fbb4aeb3cde3ccebc5decbe4fed9a6ffffcce5d8bdfddaecf2f2f2",
  Pastel2: "|b3e2cdfdcdaccbd5e8f4cae4e6f5c9fff2aef1e2cccccccc",
  Set1: "|e41a1c377eb84daf4a984ea3ff7f00ffff33a65628f781bf999999",
  Set2: "|66c2a5fc8d628da0cbe78ac3a6d854ffd92fe5c494b3b3b3",
  Set3: "|8dd3c7ffffb3bebadafb807280b1d3fdb462b3de69fccde5d9d9d9bc80bdccebc5ffed6f",
  // Tableau (as matplotlib has them); Okabe and Ito 2008
  tab10: "|1f77b4ff7f0e2ca02cd627289467bd8c564be377c27f7f7fbcbd2217becf",
  tab20:
    "|1f77b4aec7e8ff7f0effbb782ca02c98df8ad62728ff98969467bdc5b0d58c564bc49c94e377c2f7b6d27f7f7fc7c7c7bcbd22dbdb8d17becf9edae5",
  tab20b:
    "|393b795254a36b6ecf9c9ede6379398ca252b5cf6bcedb9c8c6d31bd9e39e7ba52e7cb94843c39ad494ad6616be7969c7b4173a55194ce6dbdde9ed6",
  tab20c:
    "|3182bd6baed69ecae1c6dbefe6550dfd8d3cfdae6bfdd0a231a35474c476a1d99bc7e9c0756bb19e9ac8bcbddcdadaeb636363969696bdbdbdd9d9d9",
  okabe_ito: "|000000e69f0056b4e9009e73f0e4420072b2d55e00cc79a7",
};
