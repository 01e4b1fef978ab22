"""Endings of file names: those that people say as words, those of every trade, and those of the files that are here."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from operator import is_not

from llmsh.core.context import Context
from llmsh.planner.entities.places import names_in

# Said as words by anybody: "all mp3s", "the png files".
EVERYDAY = frozenset(
    """py js ts jsx tsx rb pl php rs go kt sh c h cc cpp hpp cs html htm css scss sql md rst txt log yaml yml json
    xml csv tsv toml ini conf cfg bak tmp swp o so a pdf doc docx xls xlsx ppt pptx odt ods jpg jpeg png gif bmp webp
    svg tiff heic ico mp3 flac wav ogg m4a aac mp4 mkv avi mov webm zip tar gz tgz bz2 xz zst 7z rar jar class pyc deb
    rpm iso epub mobi ipynb tex env lock patch diff orig out dat bin db sqlite parquet r lua vim el java swift
    dart scala vue tar.gz tar.bz2 tar.xz tar.zst""".split()
)
# Said by those who work with them; none is a word of English or the name of a program that requests are about.
OF_TRADES = frozenset(
    """tif dds tga psd xcf indd eps nef cr2 cr3 arw dng orf rw2 raf heif avif jxl jp2 exr hdr ktx svgz kra blend fbx
    obj stl step stp iges dwg dxf gcode 3mf skp scad ply usdz glb gltf mtl nif wmv flv m4v mpg mpeg 3gp vob m2ts srt
    vtt ssa opus aif aiff mid midi wma amr ape flp sf2 gpx kml kmz shp dbf shx prj geojson gpkg las laz osm pbf mbtiles
    nc hdf5 h5 fits fasta fastq fq fa bam bai sam vcf bcf gff gtf bed pdb cif mol2 sdf npy npz pkl onnx ckpt safetensors
    gguf mat rds rda sav dta xpt feather arrow avro orc ndjson jsonl geotiff xlsm xlsb docm dotx rtf odp odg pptm ppsx
    azw3 djvu cbz cbr ics vcf eml msg mbox pst apk ipa aab exe msi dll dmg pkg appimage snap whl egg gem crate nupkg
    ko elf hex ino sln csproj vcxproj gradle tf tfvars hcl proto thrift graphql sass tmx xlf xliff resx pem crt cer
    csr p12 pfx jks asc gpg sig torrent crdownload ttf otf woff woff2 sketch lzma lz4 cab cpio vmdk vdi qcow2 ova img
    pcap pcapng dmp core tmpl j2 mustache hbs ejs jsp aspx erb haml sv vhd vhdl f90 f95 hs erl ex exs clj fs ml nim zig
    jl groovy bib aux toc bst sty dvi drawio puml adoc mdx ass nfo ndx gro xtc par2 sfv po mo pot strings psc asd
    md5 sha256 bash zsh fish cgi ps1 vbs rbw pyw pyi pyx pxd cu cuh mm hh cxx hxx inl phtml""".split()
)
_MOST_FOLDERS = 40


def endings_here(context: Context) -> Mapping[str, frozenset[str]]:
    """Endings of names in the current directory and the folders in it, in lower case → as they are written.

    Looks at no more than 40 folders; empty when the directory must not be looked at.
    """
    if context.elsewhere:
        return {}
    here = names_in(context.cwd)
    folders = [name for name, is_folder in here.items() if is_folder and not name.startswith(".")]
    listings = (here, *(names_in(context.cwd / name) for name in folders[:_MOST_FOLDERS]))
    latest = _latest.get(str(context.cwd))
    # A listing is read anew, and is another object, when its folder changes.
    if latest is None or len(latest[0]) != len(listings) or any(map(is_not, latest[0], listings)):
        latest = (listings, _endings_in(listings))
        _latest.clear()
        _latest[str(context.cwd)] = latest
    return latest[1]


_latest: dict[str, tuple[tuple[Mapping[str, bool], ...], Mapping[str, frozenset[str]]]] = {}


def _endings_in(listings: Sequence[Mapping[str, bool]]) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for listing in listings:
        for name, is_folder in listing.items():
            stem, _, ending = name.rpartition(".")
            if stem and not is_folder and 1 < len(ending) < 9 and ending.isalnum() and not ending.isdigit():
                found[ending.lower()].add(ending)
    return {ending: frozenset(written) for ending, written in found.items()}
