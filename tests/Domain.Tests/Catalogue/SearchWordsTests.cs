using Serverless.Domain.Catalogue;

namespace Serverless.Domain.Tests.Catalogue;

public sealed class SearchWordsTests
{
    private readonly SearchWords _words = new();

    [Theory]
    [InlineData("IU", "아이유")]
    [InlineData("iu", "아이유")]
    [InlineData("아이유", "IU")]
    [InlineData(" hamlet ", "햄릿")]
    [InlineData("ham", "햄릿")]
    [InlineData("콘서", "Concert")]
    public void Adds_the_other_languages_name(string search, string other) =>
        Assert.Contains(other, _words.Expand(search));

    [Theory]
    [InlineData("u")]
    [InlineData("lse")]
    [InlineData("nothing like it")]
    public void Adds_nothing_to_a_word_that_no_name_begins_with(string search) =>
        Assert.Equal([search], _words.Expand(search));

    [Fact]
    public void A_name_that_is_met_exactly_brings_only_its_own_other_name() =>
        Assert.Equal(["IU", "아이유"], _words.Expand("IU"));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public void An_empty_search_has_no_words(string? search) => Assert.Empty(_words.Expand(search));
}
