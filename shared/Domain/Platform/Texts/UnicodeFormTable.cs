using System.Collections.Frozen;
using System.Globalization;

namespace Serverless.Domain.Platform.Texts;

/// <summary>The data of the normal forms, read from unicode-forms.txt at the first use.</summary>
internal sealed class UnicodeFormTable
{
    private readonly FrozenDictionary<int, int> _classes;
    private readonly FrozenDictionary<int, int[]> _canonical;
    private readonly FrozenDictionary<int, int[]> _compatible;
    private readonly FrozenDictionary<long, int> _pairs;

    private UnicodeFormTable()
    {
        Dictionary<int, int> classes = [];
        Dictionary<int, int[]> canonical = [];
        Dictionary<int, int[]> compatible = [];
        List<int> composites = [];

        foreach (var line in ReadLines())
        {
            Add(line, classes, canonical, compatible, composites);
        }

        _classes = classes.ToFrozenDictionary();
        _canonical = canonical.ToFrozenDictionary();
        _compatible = compatible.ToFrozenDictionary();
        _pairs = PairsOf(composites, canonical).ToFrozenDictionary();
    }

    public static UnicodeFormTable Instance { get; } = new();

    /// <summary>The canonical combining class; zero for a starter.</summary>
    public int ClassOf(int code) => _classes.GetValueOrDefault(code);

    /// <summary>The full decomposition; null for a code point that has none.</summary>
    public int[]? Decompose(int code, bool isCompatible) =>
        isCompatible && _compatible.TryGetValue(code, out var parts) ? parts : _canonical.GetValueOrDefault(code);

    /// <summary>The code point that two code points compose to; null when there is none.</summary>
    public int? Compose(int first, int second) =>
        _pairs.TryGetValue(PairOf(first, second), out var composed) ? composed : null;

    // A composite of three parts is the pair of the composite of its first two and the third.
    private static Dictionary<long, int> PairsOf(List<int> composites, Dictionary<int, int[]> canonical)
    {
        Dictionary<long, int> pairs = [];

        foreach (var composite in composites.OrderBy(code => canonical[code].Length))
        {
            var parts = canonical[composite];
            var first = parts[0];

            for (var i = 1; i < parts.Length - 1; i++)
            {
                first = pairs[PairOf(first, parts[i])];
            }

            pairs[PairOf(first, parts[^1])] = composite;
        }

        return pairs;
    }

    private static void Add(
        string line,
        Dictionary<int, int> classes,
        Dictionary<int, int[]> canonical,
        Dictionary<int, int[]> compatible,
        List<int> composites)
    {
        var mark = line.AsSpan().IndexOfAny(":=!~");
        var (head, tail) = (line[..mark], line[(mark + 1)..]);

        if (line[mark] == ':')
        {
            var bounds = head.Split("..");

            for (var code = Hex(bounds[0]); code <= Hex(bounds[1]); code++)
            {
                classes[code] = int.Parse(tail, CultureInfo.InvariantCulture);
            }

            return;
        }

        var parts = tail.Split(' ').Select(Hex).ToArray();
        (line[mark] == '~' ? compatible : canonical)[Hex(head)] = parts;

        if (line[mark] == '=')
        {
            composites.Add(Hex(head));
        }
    }

    private static IEnumerable<string> ReadLines()
    {
        using var stream = typeof(UnicodeFormTable).Assembly.GetManifestResourceStream("unicode-forms.txt")
            ?? throw new FileNotFoundException("unicode-forms.txt is not embedded.");
        using var reader = new StreamReader(stream);

        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    private static int Hex(string text) =>
        int.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static long PairOf(int first, int second) => ((long)first << 32) | (uint)second;
}
