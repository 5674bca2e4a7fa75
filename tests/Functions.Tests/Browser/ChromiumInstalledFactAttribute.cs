namespace Serverless.Functions.Tests.Browser;

/// <summary>A fact that needs Chromium. It is skipped where Chromium is not installed.</summary>
internal sealed class ChromiumInstalledFactAttribute : FactAttribute
{
    public ChromiumInstalledFactAttribute()
    {
        if (Chromium.Find() is null)
        {
            Skip = "Chromium is not installed (package chromium).";
        }
    }
}
