using System.Diagnostics;
using System.Globalization;
using System.Text;
using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Tests.Platform;

/// <summary>Compares the normal forms with those of Node.js, which has all of Unicode.</summary>
public sealed class UnicodeFormsTests
{
    // Every code point by itself and after a letter with a mark, and random texts of letters that compose.
    private const string Script = """
        const hex = text => [...text].map(letter => letter.codePointAt(0).toString(16)).join(' ');
        const show = text => console.log(`${hex(text)};${hex(text.normalize('NFC'))};${hex(text.normalize('NFKC'))}`);
        const letters = [...'aeioAIOsd가각각がか\u0300\u0301\u0302\u0307\u0323\u0327\u0345\u3099\u094d\u09be\u0b57'];
        let seed = 7;
        const next = count => (seed = (seed * 48271) % 2147483647) % count;
        for (let code = 0x20; code < 0x30000; code++) {
          const letter = String.fromCodePoint(code);
          if (!/\p{Assigned}/u.test(letter) || /\p{Surrogate}/u.test(letter)) continue;
          if (letter.normalize('NFKD') !== letter || /\p{M}/u.test(letter)) {
            show(letter);
            show(`o\u0302${letter}`);
          }
        }
        for (let i = 0; i < 20000; i++) {
          show(Array.from({ length: 1 + next(8) }, () => letters[next(letters.length)]).join(''));
        }
        """;

    [Fact]
    public async Task All_code_points_have_the_forms_of_Unicode()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", Script]) { RedirectStandardOutput = true })!;
        var count = 0;

        while (await node.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            string[] texts = [.. line.Split(';').Select(Parse)];
            count++;

            Assert.Equal((line, texts[1]), (line, UnicodeForms.Compose(texts[0])));
            Assert.Equal((line, texts[2]), (line, UnicodeForms.ComposeCompatible(texts[0])));
        }

        Assert.True(count > 25_000, $"{count} texts");
    }

    private static string Parse(string codes) => string.Concat(codes.Split(' ').Select(code =>
        new Rune(int.Parse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString()));
}
