using Serverless.Domain.Platform.Texts;

namespace Serverless.Domain.Tests.Platform;

/// <summary>Pairs of texts that people take for the same, or not, by the kind of field.</summary>
public sealed class TextPolicyTests
{
    public static TheoryData<string, string> SameNames => new()
    {
        { "아이유", "\u110B\u1161\u110B\u1175\u110B\u1172" },
        { "각", "\u1100\u1161\u11A8" },
        { "각", "가\u11A8" },
        { "Café", "Cafe\u0301" },
        { "ṩ", "s\u0307\u0323" },
        { "ＶＩＰ", "vip" },
        { "ガンダム", "ｶﾞﾝﾀﾞﾑ" },
        { "가", "\uFFA1\uFFC2" },
        { "STRASSE", "straße" },
        { "STRAẞE", "strasse" },
        { "İSTANBUL", "istanbul" },
        { "I\u0307stanbul", "istanbul" },
        { "i\u0307stanbul", "istanbul" },
        { "ısı", "ISI" },
        { "ΟΔΟΣ", "οδος" },
        { "A\u200BB", "AB" },
        { "A\uFEFFB", "ab" },
        { "e\u200D\u0301", "é" },
        { "\u2764\uFE0F", "\u2764" },
        { "Main\u3000Hall", "main  hall " },
        { "ﬁnal", "FINAL" },
        { "①", "1" },
        { "e\u0323\u0302", "ệ" },
    };

    public static TheoryData<string, string> OtherNames => new()
    {
        { "VIP", "VIP2" }, { "ガ", "カ" }, { "é", "e" }, { "あ", "ア" }, { "A B", "AB" }, { "ㄱ", "가" },
    };

    [Theory]
    [MemberData(nameof(SameNames))]
    public void Names_have_one_key(string one, string other) => Assert.Equal(TextPolicy.Key(one), TextPolicy.Key(other));

    [Theory]
    [MemberData(nameof(OtherNames))]
    public void Other_names_have_another_key(string one, string other) =>
        Assert.NotEqual(TextPolicy.Key(one), TextPolicy.Key(other));

    [Theory]
    [MemberData(nameof(SameNames))]
    public void A_key_is_its_own_key(string one, string other)
    {
        Assert.Equal(TextPolicy.Key(one), TextPolicy.Key(TextPolicy.Key(one)));
        Assert.Equal(TextPolicy.Key(other), TextPolicy.Key(TextPolicy.Key(other)));
    }

    [Theory]
    [InlineData("각", "\u1100\u1161\u11A8", true)]
    [InlineData("Ada", "ada", false)]
    [InlineData("ＶＩＰ", "VIP", false)]
    [InlineData("a b", "a  b", false)]
    public void Exact_texts_differ_by_everything_but_composition(string one, string other, bool same) =>
        Assert.Equal(same, TextPolicy.Exact(one) == TextPolicy.Exact(other));

    [Theory]
    [InlineData("비밀번호", "\u1107\u1175\u1106\u1175\u11AF\u1107\u1165\u11AB\u1112\u1169", true)]
    [InlineData("pa\u00A0ss", "pa ss", true)]
    [InlineData("pa\u3000ss", "pa ss", true)]
    [InlineData("Pass", "pass", false)]
    [InlineData("ｐass", "pass", false)]
    [InlineData(" pass", "pass", false)]
    public void Passwords_follow_OpaqueString(string one, string other, bool same) =>
        Assert.Equal(same, TextPolicy.Password(one) == TextPolicy.Password(other));

    [Theory]
    [InlineData("Ada@Example.com", "ada@example.COM", true)]
    [InlineData("jose\u0301@example.com", "josé@example.com", true)]
    [InlineData("ａｄａ@example.com", "ada@example.com", true)]
    [InlineData("straße@example.com", "strasse@example.com", false)]
    [InlineData("ada@example.com", "ada@example.org", false)]
    public void Addresses_differ_by_letters_alone(string one, string other, bool same) =>
        Assert.Equal(same, TextPolicy.EmailKey(one) == TextPolicy.EmailKey(other));

    [Theory]
    [InlineData("")]
    [InlineData(" \t\u3000")]
    [InlineData("\u200B\u200D\uFEFF")]
    [InlineData("\u3164\u115F\u1160\uFFA0")]
    [InlineData("\u2800")]
    [InlineData("\u0301\u034F")]
    [InlineData("\u00AD\u180E\uFE0F")]
    public void Unseen_texts_are_empty(string text)
    {
        Assert.False(TextPolicy.IsVisible(text));
        Assert.NotNull(TextPolicy.FindNameFault(text, 1, 10));
    }

    [Theory]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\nb", "U+000A")]
    [InlineData("a\u0085b", "U+0085")]
    [InlineData("a\u202Eb", "U+202E")]
    [InlineData("a\u2066b", "U+2066")]
    [InlineData("a\uFFFE", "U+FFFE")]
    [InlineData("a\U0001FFFF", "U+1FFFF")]
    public void Names_have_no_controls(string text, string character) =>
        Assert.Contains(character, TextPolicy.FindNameFault(text, 1, 10), StringComparison.Ordinal);

    // Attributes cannot hold lone surrogates.
    [Theory]
    [InlineData(0xD800)]
    [InlineData(0xDC00)]
    public void Names_have_no_lone_surrogates(int unit) => Assert.Contains(
        $"U+{unit:X4}", TextPolicy.FindNameFault($"a{(char)unit}b", 1, 10), StringComparison.Ordinal);

    [Theory]
    [InlineData("두 줄\r\n\t이다", true)]
    [InlineData("\u2067שלום\u2069", true)]
    [InlineData("a\0b", false)]
    [InlineData("a\u202Eb", false)]
    public void Notes_have_lines(string text, bool good) =>
        Assert.Equal(good, TextPolicy.FindNoteFault(text, 20) is null);

    [Theory]
    [InlineData("가")]
    [InlineData("\u1100\u1161\u11A8")]
    [InlineData("𠮷")]
    [InlineData("🎫")]
    [InlineData("é")]
    [InlineData("e\u0301")]
    [InlineData("한")]
    [InlineData("ص")]
    public void Limits_count_code_points_of_the_composed_text(string letter)
    {
        Assert.Null(TextPolicy.FindNameFault(string.Concat(Enumerable.Repeat(letter, 20)), 1, 20));
        Assert.Contains(
            "not 21", TextPolicy.FindNameFault(string.Concat(Enumerable.Repeat(letter, 21)), 1, 20),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_keeps_its_inner_form_and_loses_what_is_around_it() =>
        Assert.Equal("Main  Hall ①", TextPolicy.Name("\u200B \u3000Main  Hall ① \uFEFF"));

    [Fact]
    public void A_million_marks_are_sorted_in_no_time()
    {
        var text = "a" + string.Concat(Enumerable.Repeat("\u0301\u0323", 100_000));

        Assert.StartsWith("ạ\u0323", TextPolicy.Exact(text), StringComparison.Ordinal);
    }
}
