using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class SearchWordsTests
{
    private readonly SearchWords _words = new();

    [Theory]
    [InlineData("IU", "아이유")]
    [InlineData("iu", "아이유")]
    [InlineData("아이유", "iu")]
    [InlineData("\u110B\u1161\u110B\u1175\u110B\u1172", "iu")]
    [InlineData("ＩＵ", "아이유")]
    [InlineData(" hamlet ", "햄릿")]
    [InlineData("ham", "햄릿")]
    [InlineData("콘서", "concert")]
    public void Adds_the_other_languages_name(string search, string other) =>
        Assert.Contains(other, _words.Expand(search));

    [Theory]
    [InlineData("u")]
    [InlineData("lse")]
    [InlineData("nothing like it")]
    public void Adds_nothing_to_an_unknown_word(string search) =>
        Assert.Equal([search], _words.Expand(search));

    [Fact]
    public void Exact_name_adds_only_its_translation() =>
        Assert.Equal(["iu", "아이유"], _words.Expand("IU"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void Empty_search_has_no_words(string? search) => Assert.Empty(_words.Expand(search));
}
